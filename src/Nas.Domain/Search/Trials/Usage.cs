namespace Nas.Domain.Search.Trials;

/// <summary>What a trial used of the machine. No decision looks at it and no replay compares it.</summary>
/// <param name="Seconds">Wall-clock seconds.</param>
/// <param name="PeakBytes">Peak resident memory of the trial's process, 0 where it was not watched.</param>
public sealed record Usage(double Seconds, long PeakBytes)
{
    /// <summary>Nothing used.</summary>
    public static Usage None { get; } = new(0, 0);
}
