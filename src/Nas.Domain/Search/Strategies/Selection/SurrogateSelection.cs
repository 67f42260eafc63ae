using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;

namespace Nas.Domain.Search.Strategies.Selection;

/// <summary>Surrogate selection: evolution proposes many children at once, the surrogate ranks them, the best are trained
/// (Qin et al., AutoML 2025, algorithm 1).</summary>
/// <remarks>Before <see cref="Surrogates.Surrogate.Start"/> and while no model can be fitted it is plain evolution, so searches with the
/// same seed share their first trials. A round's children are drawn and ranked with the information that its first trial may use; every
/// trial of the round recomputes the same list and takes the next place, so a search resumed in the middle of a round loses
/// nothing.</remarks>
/// <param name="Evolution">Proposes children.</param>
/// <param name="Surrogate">Ranks them.</param>
/// <param name="Sampled">Children of a round; the literature's value is 20.</param>
/// <param name="Fresh">The share of the children that are fresh samples instead, in [0, 1].</param>
/// <param name="Chosen">How many of them are trained; the literature's value is 5.</param>
public sealed record SurrogateSelection(RegularisedEvolution Evolution, Surrogate Surrogate, int Sampled, int Chosen, double Fresh)
    : Strategy,
        ISurrogateStrategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => SelectionKind.Value;

    int ISurrogateStrategy.Population => Evolution.Living;

    /// <inheritdoc/>
    public override ImmutableArray<string> Proxies => Surrogate.Proxies;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        if (view.Trial < Surrogate.Start || view.Attempt > 0)
        {
            return Evolution.Draft(space, view, stream);
        }

        var place = (view.Trial - Math.Max(Surrogate.Start, view.Seeds)) % Chosen;
        var round = space.Evaluator.Of(new SelectionRound(this, space, view.At(view.Trial - place)));
        return round.Missing.Case is Draft missing ? missing
            : place < round.Children.Length ? round.Children[place].ToDraft()
            : Evolution.Draft(space, view, stream);
    }
}
