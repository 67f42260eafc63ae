using System.Collections.Immutable;
using LanguageExt;

namespace Nas.Domain.Search.Strategies.TreeSearch;

/// <summary>A node of the search tree: how some derivations begin, and what came of them.</summary>
/// <remarks>The tree follows from the trials, so nothing is kept between decisions. A trial adds one node, as in the original algorithm: the
/// first that passes through a beginning makes its node, and only later ones make or visit children.</remarks>
/// <param name="Taken">The alternatives of the first nonterminals, in pre-order.</param>
/// <param name="Visits">The trials that begin so, in the order of proposal.</param>
internal sealed record SearchNode(ValueArray<int> Taken, ValueArray<Visit> Visits)
{
    private const double UnknownReward = 0.5;

    /// <summary>The children, by their alternatives.</summary>
    public ImmutableArray<SearchNode> Children =>
        [
            .. Visits
                .Skip(Taken.IsEmpty ? 0 : 1)
                .Where(visit => visit.Choices.Length > Taken.Length)
                .GroupBy(visit => visit.Choices[Taken.Length].Alternative)
                .OrderBy(same => same.Key)
                .Select(same => new SearchNode(Taken.Add(same.Key), [.. same])),
        ];

    /// <summary>How many children it may have at most; none where a derivation ends.</summary>
    public int MaxChildren =>
        Visits.IsEmpty
            ? int.MaxValue
            : Visits.Max(visit => visit.Choices.Length > Taken.Length ? visit.Choices[Taken.Length].Alternatives : 0);

    /// <summary>Its value; none while no outcome may be seen.</summary>
    public Option<double> Value(NodeValue value)
    {
        var rewards = Visits.Select(visit => visit.Reward).Somes().ToArray();
        return rewards.Length == 0 ? default(Option<double>)
            : value == NodeValue.Mean ? rewards.Average()
            : rewards.Max();
    }

    /// <summary>The value of a child, or this node's while nothing is known of the child.</summary>
    public double ValueOf(SearchNode child, NodeValue value) => (child.Value(value) || Value(value)).IfNone(UnknownReward);
}
