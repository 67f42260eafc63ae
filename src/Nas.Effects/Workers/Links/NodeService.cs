using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers.Links;

/// <summary>What a node does for a search far away, however the messages come: it answers requests with a worker process of its own, one
/// after the other, and keeps the weights that come and go with them.</summary>
internal sealed class NodeService(WorkerPool pool) : IAsyncDisposable
{
    private readonly NodeScratch _scratch = new();

    /// <summary>Takes a part of the weights that the next trial starts with.</summary>
    public void Add(WeightsPart part) => _scratch.Add(part);

    /// <summary>The answer to a request. The weights that it leaves are sent before.</summary>
    public async Task<WorkerMessage> Answer(WorkerMessage request, Func<WeightsPart, Task> send, CancellationToken cancellation)
    {
        var answer = request switch
        {
            WorkerMessage.RunTrial run => (await Run(run.Spec, send, cancellation)).Match<WorkerMessage>(
                outcome => new WorkerMessage.Finished(outcome),
                Faulted
            ),
            WorkerMessage.ComputeProxies compute => (await pool.Assessor.Run(compute.Spec, cancellation)).Match<WorkerMessage>(
                reading => new WorkerMessage.Assessed(reading),
                Faulted
            ),
            WorkerMessage.Prepare load => (await pool.Prepare(load.Task, cancellation)).Match<WorkerMessage>(
                ready => new WorkerMessage.Prepared(ready),
                Faulted
            ),
            _ => throw new FormatException("A request asks for nothing."),
        };
        _scratch.Clear();
        return answer;
    }

    /// <summary>Deletes the weights. The process is about to end.</summary>
    public void Forget() => _scratch.Dispose();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await pool.DisposeAsync();
        Forget();
    }

    private Task<Either<RunFault, TrialOutcome>> Run(TrialSpec spec, Func<WeightsPart, Task> send, CancellationToken cancellation) =>
        _scratch
            .Own(spec)
            .MapLeft(reason => Unsent(spec, reason))
            .BindAsync(own => pool.Runner.Run(own, cancellation))
            .BindAsync(outcome =>
                _scratch
                    .Left(spec, outcome.Verdict)
                    .MapLeft(reason => Unsent(spec, reason))
                    .MapAsync(async parts =>
                    {
                        foreach (var part in parts)
                        {
                            await send(part);
                        }

                        return outcome;
                    })
            );

    private static RunFault Unsent(TrialSpec spec, string reason) =>
        new(
            RunFaultKind.NoWorkers,
            string.Create(CultureInfo.InvariantCulture, $"The weights of trial {spec.Trial} cannot travel: {reason}."),
            "Every trial recorded so far is safe.",
            "Search for smaller networks, or run the trials on one machine."
        );

    private static WorkerMessage Faulted(RunFault fault) => new WorkerMessage.Faulted(fault);
}
