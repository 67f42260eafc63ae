namespace Nas.Simulation;

/// <summary>Everything that runs, on one thread: what is ready goes on in an order that a seed gives.</summary>
internal sealed class OneThread(Random order)
{
    private readonly List<(SendOrPostCallback Go, object? State)> _ready = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile string? _escaped;

    /// <summary>Goes on with one thing that is ready; false where nothing is.</summary>
    public bool Step()
    {
        if (_escaped is { } where)
        {
            throw new InvalidOperationException($"Something runs on another thread: {where}");
        }

        if (_ready.Count == 0)
        {
            return false;
        }

        var chosen = order.Next(_ready.Count);
        var (go, state) = _ready[chosen];
        _ready.RemoveAt(chosen);
        go(state);
        return true;
    }

    /// <summary>Does something on this thread, and takes its continuations from then on.</summary>
    public T Run<T>(Func<T> act)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Turn(this));
        try
        {
            return act();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void Add(SendOrPostCallback go, object? state)
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            _ready.Add((go, state));
        }
        else
        {
            // It would come at another time in each run.
            _escaped = Environment.StackTrace;
        }
    }

    /// <summary>Each turn has a context of its own: continuations of earlier ones wait until it is over, where the system would run them
    /// within it.</summary>
    private sealed class Turn(OneThread thread) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => thread.Add(d, state);

        public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

        public override SynchronizationContext CreateCopy() => this;
    }
}
