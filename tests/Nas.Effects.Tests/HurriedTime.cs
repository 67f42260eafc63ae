namespace Nas.Effects.Tests;

/// <summary>The usual clock, but what waits for it waits a quarter as long.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Haste = 4;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Haste;
}
