using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Runs;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Workers.Links;

/// <summary>The weights that go with a request, and those that come back with its answer into the folder of the run.</summary>
internal sealed class TrialLuggage(WorkerMessage request)
{
    private readonly WeightsParcel _back = new();

    private Option<TrialSpec> Trial => request is WorkerMessage.RunTrial run ? run.Spec : Option<TrialSpec>.None;

    /// <summary>What to send before the request.</summary>
    public Either<RunFault, IEnumerable<WeightsPart>> Parts =>
        (from spec in Trial from folder in spec.WeightsFolder from hash in spec.Inherits select (folder, hash)).Match(
            found => new WeightsFolder(found.folder).Content(found.hash).Bind(WeightsParcel.Of).MapLeft(Unsendable),
            () => Prelude.Right<RunFault, IEnumerable<WeightsPart>>([])
        );

    /// <summary>Takes a part that has come back.</summary>
    public void Add(WeightsPart part) => _back.Add(part);

    /// <summary>Puts what has come back where the trial says; what is wrong with it, or none.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public Option<string> Unpack(WorkerMessage answer)
    {
        if (answer is not WorkerMessage.Finished { Outcome.Verdict: Verdict.Scored scored })
        {
            return Option<string>.None;
        }

        return Trial.Bind(spec =>
            spec.WeightsFile.Case is string file ? Unpack(content => DurableFile.Write(file, stream => stream.Write(content)), _back.Open())
            : spec.WeightsFolder.Case is string folder && scored.Weights.Case is string hash
                ? Unpack(content => new WeightsFolder(folder).Keep(content), Named(hash))
            : Option<string>.None
        );
    }

    private Either<string, (string Hash, byte[] Content)> Named(string hash) =>
        _back
            .Open()
            .Bind(arrived =>
                arrived.Hash == hash
                    ? Prelude.Right<string, (string, byte[])>(arrived)
                    : Prelude.Left<string, (string, byte[])>("they are others than the verdict names")
            );

    private static Option<string> Unpack(Action<byte[]> keep, Either<string, (string Hash, byte[] Content)> arrived)
    {
        arrived.IfRight(found => keep(found.Content));
        return arrived.Match(_ => Option<string>.None, Prelude.Some);
    }

    private static RunFault Unsendable(string reason) =>
        new(
            RunFaultKind.Damaged,
            $"Weights that a trial starts with cannot be sent: {reason}.",
            "Every trial recorded so far is safe.",
            "Restore the file from a copy, or start another search with fresh weights for every trial."
        );
}
