using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;
using Nas.Tests;

namespace Nas.TestWorker;

/// <summary>Starts a worker on an endless trial, tells its process id and waits to be killed.</summary>
internal static class Orphan
{
    public static async Task<int> Run(string file)
    {
        await using var pool = new WorkerPool(WorkerProgram.Self("worker"));
        var recipe = ToySpace.Recipe(new RandomSearch());
        var spec = recipe
            .ToScore(new Proposal(0, ToySpace.Word("a"), new Origin.Sampled(), Draws.None))
            .IfNone(() => throw new InvalidOperationException());
        var pid = await pool.Runner.Run(spec with { Architecture = "pid" }, default);
        var endless = pool.Runner.Run(spec with { Architecture = "endless" }, default);
        pid.IfRight(outcome => File.WriteAllText(file, $"{(int)((Verdict.Scored)outcome.Verdict).Score}\n"));
        await endless;
        return 0;
    }
}
