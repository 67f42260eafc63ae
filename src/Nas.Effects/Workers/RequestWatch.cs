using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Workers;

/// <summary>Watches one request to a worker process: time, memory and heartbeats.</summary>
internal sealed class RequestWatch(TrialLimits limits, Process process)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _lastHeartbeat = Stopwatch.GetTimestamp();
    private long _peakBytes;

    /// <summary>Notes a heartbeat.</summary>
    public void NoteHeartbeat() => _lastHeartbeat = Stopwatch.GetTimestamp();

    /// <summary>The verdict that ends the request now, or null while it may continue.</summary>
    public Verdict? CheckLimits(CancellationToken cancellation)
    {
        var bytes = ResidentBytes();
        _peakBytes = Math.Max(_peakBytes, bytes);
        return cancellation.IsCancellationRequested ? new Verdict.Cancelled()
            : bytes > limits.MemoryBytes ? new Verdict.OutOfMemory(Words($"used {bytes >> 20} MiB of {limits.MemoryBytes >> 20} MiB"))
            : Seconds(_began) > limits.WallSeconds ? new Verdict.TimedOut(Words($"not done after {limits.WallSeconds} s"))
            : Seconds(_lastHeartbeat) > limits.SilenceSeconds ? new Verdict.Hung(Words($"no heartbeat for {limits.SilenceSeconds} s"))
            : null;
    }

    /// <summary>Time and memory used so far.</summary>
    public Usage Usage => new(Seconds(_began), _peakBytes);

    private static double Seconds(long since) => Stopwatch.GetElapsedTime(since).TotalSeconds;

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private long ResidentBytes()
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // The process has just ended; the end of its output gives the reason.
            return 0;
        }
    }
}
