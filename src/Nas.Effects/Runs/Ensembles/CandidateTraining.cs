using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Files;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using Nas.Effects.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Ensembles;

/// <summary>Brings the candidates of an ensemble into its folder: from an earlier time, from the weights that the search kept, or by
/// training.</summary>
/// <param name="folder">The ensemble's folder.</param>
/// <param name="kept">The weights that the search kept.</param>
/// <param name="data">The task.</param>
/// <param name="runner">Trains.</param>
/// <param name="parallel">Trainings at once.</param>
public sealed class CandidateTraining(EnsembleFolder folder, WeightsFolder kept, TaskData data, TrialRunner runner, int parallel)
{
    private readonly ConcurrencyLimit _limit = new(parallel);

    /// <summary>The networks, in the order of the candidates; those whose training failed are left out. A fault where the trainings cannot
    /// be run.</summary>
    public async Task<Either<RunFault, Seq<(EnsembleCandidate Candidate, TrainedModel Model)>>> Run(
        Seq<EnsembleCandidate> candidates,
        CancellationToken cancel
    )
    {
        var found = await Task.WhenAll(candidates.Map(candidate => _limit.Run(() => Find(candidate, cancel))));
        return found
            .ToSeq()
            .Sequence()
            .Map(models => candidates.Zip(models).Bind(pair => pair.Item2.Map(model => (pair.Item1, model)).ToSeq()));
    }

    private async Task<Either<RunFault, Option<TrainedModel>>> Find(EnsembleCandidate candidate, CancellationToken cancel)
    {
        var place = folder.ModelOf(candidate.Name);
        return FromBefore(place).Case is TrainedModel before ? Some(before)
            : FromSearch(candidate).Case is TrainedModel searched ? Written(place, searched)
            : await Trained(place, candidate, cancel);
    }

    private static Option<TrainedModel> FromBefore(ModelFolder place) => RegularFile.Exists(place.Weights) ? place.Read().ToOption() : None;

    private Option<TrainedModel> FromSearch(EnsembleCandidate candidate) =>
        from hash in candidate.Kept
        from weights in kept.Read(hash).ToOption()
        from model in TrainedModel.Create(ModelDescription.Of(data, candidate.Spec.Architecture), weights).ToOption()
        select model;

    private static Either<RunFault, Option<TrainedModel>> Written(ModelFolder place, TrainedModel model)
    {
        try
        {
            place.Write(model);
            return Some(model);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return RunFault.Unwritable(place.Root, cause);
        }
    }

    private async Task<Either<RunFault, Option<TrainedModel>>> Trained(
        ModelFolder place,
        EnsembleCandidate candidate,
        CancellationToken cancel
    )
    {
        var inherited = candidate.Spec.Inherits.Filter(hash => kept.Check(hash).IsNone);
        var spec = candidate.Spec with
        {
            Inherits = inherited,
            WeightsFolder = inherited.Map(_ => Path.GetFullPath(kept.Root)),
            WeightsFile = Path.GetFullPath(place.Weights),
        };
        return (await runner.Run(spec, cancel)).Bind(outcome =>
            outcome.Verdict is Verdict.Scored
                ? place.Read().Match(model => Written(place, model), reason => Unreadable(place, reason))
                : Right<RunFault, Option<TrainedModel>>(None)
        );
    }

    private static Either<RunFault, Option<TrainedModel>> Unreadable(ModelFolder place, string reason) =>
        new RunFault(
            RunFaultKind.Damaged,
            $"{place.Weights} was just written and cannot be used: {reason}.",
            "The run is unchanged.",
            "Try again."
        );
}
