namespace Nas.Simulation;

/// <summary>Time that passes when nothing else is left to do. Two kinds of alarms wait in it: those of the program, and what happens in the
/// world outside.</summary>
internal sealed class VirtualTime(TimeSpan now) : TimeProvider
{
    private readonly PriorityQueue<Alarm, (TimeSpan Due, long Order)> _program = new();
    private PriorityQueue<Action, (TimeSpan Due, long Order)> _world = new();
    private long _order;

    public TimeSpan Now { get; private set; } = now;

    /// <summary>By how much the clock on the wall is wrong.</summary>
    public TimeSpan Wrong { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromDays(20_000) + Now + Wrong;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Lets something happen in the world.</summary>
    public void After(TimeSpan delay, Action happens) => _world.Enqueue(happens, (Now + delay, _order++));

    /// <summary>Goes on to what is next; false where nothing is to come.</summary>
    public bool Advance()
    {
        _program.TryPeek(out _, out var alarm);
        _world.TryPeek(out _, out var event_);
        if (_world.Count > 0 && (_program.Count == 0 || event_.CompareTo(alarm) < 0))
        {
            GoOnTo(event_.Due);
            _world.Dequeue()();
            return true;
        }

        if (_program.Count > 0)
        {
            GoOnTo(alarm.Due);
            _program.Dequeue().Ring(alarm.Order);
            return true;
        }

        return false;
    }

    /// <summary>Everything stands still, but the clock goes on: what happens outside happens later, and all alarms of the program are due
    /// at once.</summary>
    public void Suspend(TimeSpan pause)
    {
        Now += pause;
        _world = new(_world.UnorderedItems.Select(item => (item.Element, (item.Priority.Due + pause, item.Priority.Order))));
    }

    private void GoOnTo(TimeSpan due) => Now = due > Now ? due : Now;

    private sealed class Alarm(VirtualTime time, Action ring) : ITimer
    {
        private long _set = -1;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _set = dueTime == Timeout.InfiniteTimeSpan ? -1 : time._order++;
            if (_set >= 0)
            {
                time._program.Enqueue(this, (time.Now + dueTime, _set));
            }

            return true;
        }

        public void Ring(long order)
        {
            if (order == _set)
            {
                ring();
            }
        }

        public void Dispose() => _set = -1;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
