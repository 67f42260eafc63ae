namespace Nas.Effects.Tests.Workers;

/// <summary>A test that needs the Slurm of <c>eng/slurm-up</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        if (!Slurm.IsUp)
        {
            Skip = "No Slurm is up: eval \"$(eng/slurm-up DIR)\" starts one for tests.";
        }
    }
}
