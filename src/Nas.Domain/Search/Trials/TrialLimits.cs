namespace Nas.Domain.Search.Trials;

/// <summary>Limits on time and memory, beyond which a trial is killed.</summary>
/// <param name="WallSeconds">Maximum wall-clock seconds.</param>
/// <param name="MemoryBytes">Maximum resident memory of the trial's process, in bytes.</param>
/// <param name="SilenceSeconds">Maximum seconds without a heartbeat.</param>
public sealed record TrialLimits(double WallSeconds, long MemoryBytes, double SilenceSeconds)
{
    /// <summary>No limits.</summary>
    public static TrialLimits None { get; } = new(double.PositiveInfinity, long.MaxValue, double.PositiveInfinity);
}
