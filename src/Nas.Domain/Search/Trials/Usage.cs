namespace Nas.Domain.Search.Trials;

/// <summary>Time and memory used by a trial. No decision depends on it and no replay compares it.</summary>
/// <param name="Seconds">Wall-clock seconds.</param>
/// <param name="PeakBytes">Peak resident memory of the trial's process, 0 if it was not measured.</param>
public sealed record Usage(double Seconds, long PeakBytes)
{
    /// <summary>Nothing used.</summary>
    public static Usage None { get; } = new(0, 0);
}
