namespace Nas.Tests.Clusters;

/// <summary>A test that needs the Slurm of <c>eng/slurm-up</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        if (!Slurm.IsUp)
        {
            Skip = "No Slurm is up. NAS_SLURM=1 ./test starts one for tests; eval \"$(eng/slurm-up DIR)\" does for one test.";
        }
    }
}
