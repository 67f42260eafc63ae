namespace Nas.Domain.Search.Trials;

/// <summary>What one trial may use of the machine before it is ended.</summary>
/// <param name="WallSeconds">Most seconds of wall clock.</param>
/// <param name="MemoryBytes">Most resident bytes of the trial's process.</param>
/// <param name="SilenceSeconds">Most seconds without a sign of life.</param>
public sealed record TrialLimits(double WallSeconds, long MemoryBytes, double SilenceSeconds);
