using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Ensembles;

/// <summary>Evolution for an ensemble (NES-RE: Zaidi et al., NeurIPS 2021): forward selection chooses an ensemble among the living
/// population, and one of its networks, drawn at random, has the next child.</summary>
/// <remarks>The choice looks at what trained networks say of the validation images, so it is an effect. Where trials leave no weights, as on
/// a table, the best networks by themselves stand for the ensemble.</remarks>
/// <param name="Evolution">Its population and first generation; no tournaments are held.</param>
/// <param name="Members">Networks of the ensemble.</param>
public sealed record EnsembleEvolution(RegularisedEvolution Evolution, int Members) : Strategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => EnsembleKind.Value;

    /// <inheritdoc/>
    public override bool LooksAtNetworks => true;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var population = view.LatestTrained(Evolution.Living);
        if (view.Trial < Evolution.Population || population.IsEmpty)
        {
            return RegularisedEvolution.DraftInitial(space, view, view.Trial, stream);
        }

        var trained = population.Filter(trial => WeightsOf(trial).IsSome);
        return trained.IsEmpty ? Child(Best(population), space, stream)
            : view.Fit.Filter(fit => fit.Trial == view.Trial && fit.Scores.Count == trained.Count).Case is FitResult fit
                ? Child(Chosen(trained, fit), space, stream)
            : Strategies.Draft.NeedsAssessment(new MemberSelection(view.Trial, [.. trained.Map(NetworkOf)], Members));
    }

    private Draft Child(Arr<Trial> ensemble, SearchSpace space, RandomStream stream) =>
        Evolution.DraftChild(space, Seq.create(ensemble[stream.Child("member").Cursor().NextInt(ensemble.Count)]).ToArr(), stream);

    private static Arr<Trial> Chosen(Arr<Trial> trained, FitResult fit)
    {
        var chosen = trained.Zip(fit.Scores).Where(pair => pair.Item2 > 0).Select(pair => pair.Item1).ToArr();
        return chosen.IsEmpty ? trained : chosen;
    }

    private Arr<Trial> Best(Arr<Trial> population) =>
        population.OrderByDescending(trial => trial.Score.IfNone(double.NegativeInfinity)).Take(Members).ToArr();

    private static TrainedNetwork NetworkOf(Trial trial) =>
        new(trial.Proposal.Candidate.Map(candidate => candidate.Text).IfNone(""), WeightsOf(trial).IfNone(""));

    private static Option<string> WeightsOf(Trial trial) =>
        trial.Verdict.Bind(verdict => verdict is Verdict.Scored scored ? scored.Weights : default);
}
