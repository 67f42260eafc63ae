namespace Nas.Queue;

/// <summary>How long things take before somebody does something about it.</summary>
/// <param name="Answer">A worker that is not heard of for so long has lost its request to another.</param>
/// <param name="Sign">Between two signs of life of a worker.</param>
/// <param name="Look">Between two looks for requests that are neither in the queue nor answered.</param>
/// <param name="Reach">Until a server that was never reached counts as missing.</param>
internal sealed record QueueTimes(TimeSpan Answer, TimeSpan Sign, TimeSpan Look, TimeSpan Reach)
{
    /// <summary>Shorter ones take live workers for dead.</summary>
    public static QueueTimes Usual { get; } =
        new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(15));
}
