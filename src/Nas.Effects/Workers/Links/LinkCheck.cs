using System.ComponentModel;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Folders;

namespace Nas.Effects.Workers.Links;

/// <summary>Tries one place without any trial.</summary>
public static class LinkCheck
{
    /// <summary>What a place is, or why it cannot be used.</summary>
    /// <param name="program">How to reach it.</param>
    /// <param name="task">The data that it must have.</param>
    /// <param name="end">Ends the waiting.</param>
    public static async Task<Either<RunFault, CheckedPlace>> Try(WorkerProgram program, TaskReference task, CancellationToken end)
    {
        await using var starter = new LinkStarter();
        try
        {
            using var link = new Link(program, await starter.Start(program), TimeProvider.System);
            var fault = await link.Agree(new LinkTerms(Build.Text), task, TrialLimits.None, end);
            var found = from node in link.Node from ready in link.Readiness select new CheckedPlace(node, ready);
            return found
                .Filter(_ => fault.IsNone)
                .ToEither(() => Failed(fault.IfNone(new PlaceFault("it did not answer", "", IsLasting: false))));
        }
        catch (Win32Exception cause)
        {
            return Failed(LaunchAdvice.Of(program, cause.Message));
        }
    }

    private static RunFault Failed(PlaceFault fault) =>
        new(RunFaultKind.NoWorkers, $"The place cannot be used: {fault.What}.", RunFault.NothingChanged, fault.Next);
}
