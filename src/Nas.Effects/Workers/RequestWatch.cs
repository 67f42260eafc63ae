using System.Globalization;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Workers;

/// <summary>Watches one request to a worker process: time, memory and heartbeats.</summary>
/// <remarks>Between two looks at a worker pass milliseconds. Where it is much more, this process did not run, and then its workers need
/// not have run either: somebody stopped them, or the machine slept. Such time is not the candidate's.</remarks>
internal sealed class RequestWatch(TrialLimits limits, IWorkerProcess process, TimeProvider time)
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(0.5);

    private readonly long _began = time.GetTimestamp();
    private long _looked = time.GetTimestamp();
    private TimeSpan _worked = TimeSpan.Zero;
    private TimeSpan _silent = TimeSpan.Zero;
    private long _peakBytes;

    /// <summary>Notes a heartbeat.</summary>
    public void NoteHeartbeat()
    {
        Look();
        _silent = TimeSpan.Zero;
    }

    /// <summary>The verdict that ends the request now, or null while it may continue.</summary>
    public Verdict? CheckLimits(CancellationToken cancellation)
    {
        Look();
        var bytes = process.ResidentBytes;
        _peakBytes = Math.Max(_peakBytes, bytes);
        return cancellation.IsCancellationRequested ? new Verdict.Cancelled()
            : bytes > limits.MemoryBytes ? new Verdict.OutOfMemory(Words($"used {bytes >> 20} MiB of {limits.MemoryBytes >> 20} MiB"))
            : _worked.TotalSeconds > limits.WallSeconds ? new Verdict.TimedOut(Words($"not done after {limits.WallSeconds} s"))
            : _silent.TotalSeconds > limits.SilenceSeconds ? new Verdict.Hung(Words($"no heartbeat for {limits.SilenceSeconds} s"))
            : null;
    }

    /// <summary>Time and memory used so far.</summary>
    public Usage Usage => new(time.GetElapsedTime(_began).TotalSeconds, _peakBytes);

    private void Look()
    {
        var now = time.GetTimestamp();
        var passed = time.GetElapsedTime(_looked, now);
        var step = passed < LongestStep ? passed : LongestStep;
        (_looked, _worked, _silent) = (now, _worked + step, _silent + step);
    }

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
