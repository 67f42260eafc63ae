using LanguageExt;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Searching;

namespace Nas.Effects.Workers.Links;

/// <summary>Brings requests and places together. A place without a link rests until there are more requests than places that serve or
/// are on their way, so that a search never asks a cluster for more than it can use.</summary>
internal sealed class RequestQueue
{
    private readonly Lock _gate = new();
    private readonly LinkedList<LinkRequest> _waiting = new();
    private readonly Queue<TaskCompletionSource<LinkRequest?>> _ready = new();
    private readonly Queue<TaskCompletionSource<LinkRequest?>> _resting = new();
    private int _connecting;
    private Option<RunFault> _closed;

    /// <summary>Adds a request.</summary>
    public void Add(LinkRequest request) => Change(() => _waiting.AddLast(request));

    /// <summary>Puts back a request that lost its place, before all others.</summary>
    public void PutBack(LinkRequest request) => Change(() => _waiting.AddFirst(request));

    /// <summary>For a place without a link: waits until it is needed, and gives a request that it might serve; none at the end.</summary>
    public Task<LinkRequest?> Rest() => Wait(_resting).Task;

    /// <summary>A place has got its link, or failed to.</summary>
    public void Arrived() => Change(() => _connecting--);

    /// <summary>For a place with a link: the next request; none at the end, or if none comes in time.</summary>
    public async Task<LinkRequest?> Take(TimeSpan patience, TimeProvider time)
    {
        var turn = Wait(_ready);
        using var alarm = new CancellationTokenSource();
        await FirstEnded.Of([turn.Task, Task.Delay(patience, time, alarm.Token)]);
        if (!turn.Task.IsCompleted)
        {
            Change(() => turn.TrySetResult(null));
        }

        alarm.Cancel();
        return await turn.Task;
    }

    /// <summary>Answers everything, now and later, with a fault, and sends the places home.</summary>
    public void Close(RunFault fault) => Change(() => _closed = _closed.IfNone(fault));

    private TaskCompletionSource<LinkRequest?> Wait(Queue<TaskCompletionSource<LinkRequest?>> row)
    {
        var turn = new TaskCompletionSource<LinkRequest?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Change(() => row.Enqueue(turn));
        return turn;
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            if (_closed.Case is RunFault fault)
            {
                Empty(fault);
            }

            Balance();
        }
    }

    private void Balance()
    {
        while (_waiting.First is { Value: { Answered.IsCompleted: true } })
        {
            _waiting.RemoveFirst();
        }

        while (_waiting.First is { } first && _ready.TryDequeue(out var place))
        {
            if (place.TrySetResult(first.Value))
            {
                _waiting.RemoveFirst();
            }
        }

        while (_waiting.Count > _connecting && _resting.TryDequeue(out var place))
        {
            _connecting++;
            place.SetResult(_waiting.First!.Value);
        }
    }

    private void Empty(RunFault fault)
    {
        foreach (var request in _waiting)
        {
            request.Answer(fault);
        }

        _waiting.Clear();
        foreach (var place in _ready.Concat(_resting))
        {
            place.TrySetResult(null);
        }

        _ready.Clear();
        _resting.Clear();
    }
}
