using LanguageExt;
using Nas.Domain;
using Nas.Domain.Learning.NetworkEnsembles;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Runs.Ensembles;

/// <summary>An ensemble of a run's networks.</summary>
/// <param name="Members">Its networks.</param>
/// <param name="Single">The network of the pool that is best on the validation images.</param>
/// <param name="Pool">Number of networks that it was chosen among.</param>
/// <param name="Validation">How each way of choosing does on the validation images.</param>
/// <param name="Ensemble">How the ensemble does on the test images, and on them with noise.</param>
/// <param name="Best">The same of the single network.</param>
public sealed record BuiltEnsemble(
    Seq<EnsembleMember> Members,
    EnsembleMember Single,
    int Pool,
    ValueArray<(EnsembleMethod Method, EnsembleQuality Quality)> Validation,
    (EnsembleQuality Test, EnsembleQuality Noisy) Ensemble,
    (EnsembleQuality Test, EnsembleQuality Noisy) Best
)
{
    /// <summary>The deviation of the noise, in standard deviations of the pixels.</summary>
    public const double Noise = MemberProbabilities.Noise;

    /// <summary>Chooses an ensemble, tests it, and records it in its run.</summary>
    /// <param name="session">The run.</param>
    /// <param name="data">Its task.</param>
    /// <param name="request">How to choose.</param>
    /// <param name="pool">The networks; at least one.</param>
    /// <param name="device">What computes their answers.</param>
    public static Either<RunFault, BuiltEnsemble> Build(
        RunSession session,
        TaskData data,
        EnsembleRequest request,
        Seq<(EnsembleCandidate Candidate, TrainedModel Model)> pool,
        ComputeDevice device
    )
    {
        var models = pool.Map(one => one.Model);
        var validation = MemberProbabilities.Of(models, device, data.Validation);
        var right = RightProbabilities.Of(data.Validation.Labels, validation);
        var weights = EnsembleWeights.Choose(request.Method, right, request.Members);
        var single = EnsembleWeights.Choose(EnsembleMethod.Top, right, 1);
        var noisy = MemberProbabilities.Noisy(data.Test, session.Recipe.Seed);
        var (tested, shifted) = (MemberProbabilities.Of(models, device, data.Test), MemberProbabilities.Of(models, device, noisy));
        var members = MembersOf(pool, weights);
        var built = new BuiltEnsemble(
            members,
            MembersOf(pool, single)[0],
            pool.Count,
            [
                .. Enum.GetValues<EnsembleMethod>()
                    .Select(method =>
                        (
                            method,
                            EnsembleQuality.Compute(
                                data.Validation.Labels,
                                validation,
                                EnsembleWeights.Choose(method, right, request.Members)
                            )
                        )
                    ),
            ],
            (Judge(tested, weights), Judge(shifted, weights)),
            (Judge(tested, single), Judge(shifted, single))
        );
        return built.Written(session, pool, weights);

        EnsembleQuality Judge(IReadOnlyList<IReadOnlyList<float[]>> networks, IReadOnlyList<double> of) =>
            EnsembleQuality.Compute(data.Test.Labels, networks, of);
    }

    private Either<RunFault, BuiltEnsemble> Written(
        RunSession session,
        Seq<(EnsembleCandidate Candidate, TrainedModel Model)> pool,
        IReadOnlyList<double> weights
    )
    {
        try
        {
            session.Folder.Ensemble.Write(
                pool.Zip(weights).Where(pair => pair.Item2 > 0).Select(pair => (pair.Item1.Candidate.Name, pair.Item2)).ToSeq().Strict()
            );
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return RunFault.Unwritable(session.Folder.Ensemble.Root, cause);
        }

        return session
            .Record(new SearchEvent.Ensembled(Members, new(Ensemble.Test.Accuracy, Ensemble.Test.Loss)))
            .Bind(_ => session.Publish())
            .Map(_ => this);
    }

    private static Seq<EnsembleMember> MembersOf(
        Seq<(EnsembleCandidate Candidate, TrainedModel Model)> pool,
        IReadOnlyList<double> weights
    ) =>
        pool.Zip(weights)
            .Where(pair => pair.Item2 > 0)
            .Select(pair => new EnsembleMember(pair.Item1.Candidate.Trial.Number, pair.Item1.Candidate.Copy, pair.Item2))
            .ToSeq()
            .Strict();
}
