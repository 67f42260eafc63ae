using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>NSGA-II (Deb et al., 2002) without generations: parents are winners of tournaments of two among the best trials so far, by
/// front and, within a front, by how far their neighbours lie apart.</summary>
/// <param name="Population">How many trials may be parents; as many fresh samples come first.</param>
/// <param name="CrossoverRate">Probability that a child has two parents.</param>
/// <param name="MutationRate">Probability that a child of two parents is mutated, too.</param>
public sealed record Nsga2(int Population, double CrossoverRate, double MutationRate) : Strategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => MultiObjectiveKinds.Nsga2;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var parents = view.Trial < Population ? [] : Survivors(view);
        return parents.IsEmpty ? new(new Origin.Sampled(), space.Sample(stream.Child("sample"))) : DraftChild(space, parents, stream);
    }

    /// <summary>The trials that may be parents, the best first.</summary>
    private ImmutableArray<Trial> Survivors(SearchView view)
    {
        var known = SeenCosts.Of(view);
        var ranks = Dominance.Ranks([.. known.Select(one => one.Costs)]);
        return
        [
            .. known
                .Select((one, i) => (one.Trial, one.Costs, Rank: ranks[i]))
                .GroupBy(one => one.Rank)
                .OrderBy(front => front.Key)
                .SelectMany(front => Spread([.. front.Select(one => (one.Trial, one.Costs))]))
                .Take(Population),
        ];
    }

    private static IEnumerable<Trial> Spread(ImmutableArray<(Trial Trial, ValueArray<double> Costs)> front)
    {
        var distances = Dominance.Crowding([.. front.Select(one => one.Costs)]);
        return front
            .Select((one, i) => (one.Trial, Distance: distances[i]))
            .OrderByDescending(one => one.Distance)
            .ThenBy(one => one.Trial.Number)
            .Select(one => one.Trial);
    }

    private Draft DraftChild(SearchSpace space, ImmutableArray<Trial> parents, RandomStream stream)
    {
        var cursor = stream.Child("parents").Cursor();
        var (first, second) = (Winner(parents, ref cursor), Winner(parents, ref cursor));
        var crosses = cursor.NextDouble() < CrossoverRate && first.Number != second.Number;
        var child = crosses ? Cross(space, first, second, stream) : first.Proposal.Candidate;
        return new(
            crosses ? new Origin.Crossed(first.Number, second.Number) : new Origin.Mutated(first.Number),
            !crosses || cursor.NextDouble() < MutationRate ? child.Bind(c => space.Mutate(c, stream.Child("mutate"))) : child
        );
    }

    private static Option<Candidate> Cross(SearchSpace space, Trial first, Trial second, RandomStream stream) =>
        from a in first.Proposal.Candidate
        from b in second.Proposal.Candidate
        from child in space.Cross(a, b, stream.Child("cross"))
        select child;

    /// <summary>Of two, the one that stands first.</summary>
    private static Trial Winner(ImmutableArray<Trial> parents, ref RandomCursor cursor) =>
        parents[Math.Min(cursor.NextInt(parents.Length), cursor.NextInt(parents.Length))];
}
