using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Evolution;

namespace Nas.Domain.Search.Strategies.Selection;

/// <summary>Evolution in rounds: many children at once, of which some at random are trained. The control of surrogate selection, and the
/// baseline of Qin et al. (AutoML 2025) with 20 and 5: the population changes as with a surrogate, only without one.</summary>
/// <param name="Evolution">Proposes children; its first generation comes first.</param>
/// <param name="Sampled">Children of a round.</param>
/// <param name="Chosen">How many of them are trained.</param>
public sealed record RandomSelection(RegularisedEvolution Evolution, int Sampled, int Chosen) : Strategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => RandomSelectionKind.Value;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        if (view.Trial < Evolution.Population || view.Attempt > 0)
        {
            return Evolution.Draft(space, view, stream);
        }

        var place = (view.Trial - Math.Max(Evolution.Population, view.Seeds)) % Chosen;
        var begin = view.At(view.Trial - place);
        var children = CandidatePool.DrawCandidates(Evolution, space, begin, Sampled);
        var order = view.Shared.Child("chosen").Child(begin.Trial).Cursor().NextPermutation(children.Length);
        return place < children.Length ? children[order[place]].ToDraft() : Evolution.Draft(space, view, stream);
    }
}
