namespace Nas.Effects.Workers;

/// <summary>Counts answers and lost workers, to tell a candidate that ends its workers from a machine that does.</summary>
internal sealed class LossCount(TimeProvider time, TimeSpan? longestPause = null)
{
    /// <summary>So many losses of one request are its own doing, if others are answered meanwhile.</summary>
    public const int MaxOfOneRequest = 3;

    /// <summary>So many losses without any answer mean that no worker lives here.</summary>
    public const int MaxInARow = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan UsualLongestPause = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _longestPause = longestPause ?? UsualLongestPause;
    private int _inARow;
    private long _answers;

    /// <summary>Requests answered so far.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>Losses since the last answer.</summary>
    public int InARow => Volatile.Read(ref _inARow);

    /// <summary>Counts an answer.</summary>
    public void Answered()
    {
        Interlocked.Increment(ref _answers);
        Volatile.Write(ref _inARow, 0);
    }

    /// <summary>Counts a loss and waits, longer after each one in a row, so that a machine short of memory comes to rest; false when there
    /// were too many.</summary>
    public async Task<bool> Lost(CancellationToken cancellation)
    {
        var inARow = Interlocked.Increment(ref _inARow);
        if (inARow >= MaxInARow)
        {
            return false;
        }

        var pause = FirstPause * Math.Pow(2, inARow - 1);
        await Task.Delay(pause < _longestPause ? pause : _longestPause, time, cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return true;
    }
}
