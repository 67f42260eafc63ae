using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Workers.Links;

/// <summary>A connection to a node. It serves one request at a time.</summary>
internal sealed class Link(WorkerProgram program, IWorkerProcess process, TimeProvider time) : IDisposable
{
    /// <summary>A node sends a heartbeat each second; a network may swallow some of them.</summary>
    private const double MaxSilenceSeconds = 20;

    /// <summary>How often a node may run one request, because memory was full or its worker was lost.</summary>
    private const int MaxRuns = 3;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan TimeForAnswer = TimeSpan.FromMinutes(1);

    private readonly Worker _worker = new(process, place: 0, time, PollInterval);

    /// <summary>What the node said of itself; none before it did.</summary>
    public Option<NodeGreeting> Node =>
        _worker.Greeting.Bind(message => message is WorkerMessage.Greeted greeted ? greeted.Greeting : Option<NodeGreeting>.None);

    /// <summary>What the node said of the data; none before it did.</summary>
    public Option<TaskReadiness> Readiness { get; private set; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _worker.HasEnded;

    /// <summary>Comes to an agreement before the first trial; says why there is none. A place may be queued for hours, so only the end
    /// of the search ends the waiting.</summary>
    public async Task<Option<PlaceFault>> Agree(LinkTerms terms, TaskReference task, TrialLimits limits, CancellationToken end)
    {
        if (await _worker.WaitUntilReady(TimeSpan.MaxValue, end) is { } silence)
        {
            return LaunchAdvice.Of(program, silence);
        }

        if (Node.Case is not NodeGreeting node)
        {
            return new PlaceFault("it is a worker and no node", "leave the words after the program to the search", IsLasting: true);
        }

        var objection = terms.Check(node, limits);
        return objection.IsSome ? objection : await Prepare(terms, node, task, end);
    }

    /// <summary>Sends what belongs to a request and the request, and waits for its end.</summary>
    public Task<WorkerAnswer> Serve(LinkRequest request, IEnumerable<WeightsPart> weights, Action<WorkerMessage> observe)
    {
        foreach (var part in weights)
        {
            _worker.Send(new WorkerMessage.Carried(part));
        }

        return _worker.Ask(
            request.Message,
            // The node enforces the limits. These only notice one that does nothing any more.
            new((request.Limits.WallSeconds * MaxRuns) + TimeForAnswer.TotalSeconds, long.MaxValue, MaxSilenceSeconds),
            observe,
            request.Cancellation,
            request.Key
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _worker.Dispose();

    private async Task<Option<PlaceFault>> Prepare(LinkTerms terms, NodeGreeting node, TaskReference task, CancellationToken end)
    {
        var answer = await _worker.Ask(
            new WorkerMessage.Prepare(task),
            TrialLimits.None with
            {
                SilenceSeconds = MaxSilenceSeconds,
            },
            _ => { },
            end
        );
        return answer.Content.Match<Option<PlaceFault>>(
            message =>
                message switch
                {
                    WorkerMessage.Prepared ready => Accept(terms, node, ready.Readiness, task),
                    WorkerMessage.Faulted faulted => Refusal(faulted.Fault),
                    _ => new PlaceFault("it answered with something else", "install the same version there", IsLasting: true),
                },
            verdict => new PlaceFault($"{node.Host} {verdict.Explanation}", "", IsLasting: false)
        );

        PlaceFault Refusal(RunFault fault) => new($"{node.Host}: {fault.What.TrimEnd('.')}", fault.Next, IsLasting: true);
    }

    private Option<PlaceFault> Accept(LinkTerms terms, NodeGreeting node, TaskReadiness ready, TaskReference task)
    {
        Readiness = ready;
        return terms.Check(node, ready, task);
    }
}
