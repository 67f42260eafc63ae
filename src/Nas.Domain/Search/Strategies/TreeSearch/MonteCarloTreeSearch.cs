using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.TreeSearch;

/// <summary>Monte-Carlo tree search over partial derivations: a trial follows the best children from the root, adds a child, and completes
/// the derivation at random. What comes of it counts for every beginning that it passed through.</summary>
/// <remarks>Rewards are ranks among the scores that may be seen, from 0 to 1, so that the weight of exploration means the same on every task.
/// A trial that failed has 0; one whose outcome may not be seen yet counts as a visit alone, which leads trials at the same time to other
/// places.</remarks>
/// <param name="Acquisition">What a child is chosen by.</param>
/// <param name="Exploration">The weight of how uncertain a child's value is, at least 0.</param>
/// <param name="Widening">A node of n visits has up to n to the power of this many children before one is visited again (progressive
/// widening); in [0, 1]. With 1 every child is visited once before any is twice.</param>
/// <param name="NodeValue">The value of a node.</param>
public sealed record MonteCarloTreeSearch(Acquisition Acquisition, double Exploration, double Widening, NodeValue NodeValue) : Strategy
{
    // A place where derivations fail, or all of whose derivations were tried, must not hold up the search.
    private const int MaxCompletions = 100;
    private const int CompletionsPerNode = 3;

    /// <inheritdoc/>
    public override StrategyKind Kind => TreeSearchKind.Value;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream) =>
        new(new Origin.Sampled(), Find(new([], VisitsOf(space, view)), space, view, stream));

    /// <summary>A new candidate below the best node that has one.</summary>
    private Option<Candidate> Find(SearchNode root, SearchSpace space, SearchView view, RandomStream stream)
    {
        var (open, completions) = (new Stack<(SearchNode Node, bool IsSpent)>(), 0);
        open.Push((root, false));
        while (completions < MaxCompletions && open.TryPop(out var top))
        {
            var (node, children) = (top.Node, top.Node.Children);
            var widens = children.Length < Math.Min(node.MaxChildren, top.IsSpent ? int.MaxValue : Widest(node.Visits.Length));
            for (var attempt = 0; widens && attempt < CompletionsPerNode; attempt++)
            {
                var begin = new PartialDerivation(node.Taken, [.. children.Select(child => child.Taken[^1])]);
                var made = space.Complete(begin, stream.Child("complete").Child(completions++));
                if (made.Exists(view.Allows))
                {
                    return made;
                }
            }

            if (!top.IsSpent)
            {
                // Only when nothing new is left below its children, a node is widened beyond its bound.
                open.Push((node, true));
                children.OrderBy(child => Promise(node, child)).Iter(child => open.Push((child, false)));
            }
        }

        return None;
    }

    private int Widest(int visits) => Math.Max(1, (int)Math.Ceiling(Math.Pow(visits, Widening)));

    /// <summary>How much speaks for a child.</summary>
    private double Promise(SearchNode parent, SearchNode child)
    {
        var value = parent.ValueOf(child, NodeValue);
        var doubt = Exploration * Math.Sqrt(Math.Log(parent.Visits.Length) / child.Visits.Length);
        return Acquisition switch
        {
            Acquisition.UpperConfidence => value + doubt,
            Acquisition.ExpectedImprovement => Improvement(value - parent.ValueOf(parent, NodeValue), doubt),
            _ => throw Closed.Unknown(Acquisition),
        };
    }

    private static double Improvement(double lead, double doubt)
    {
        // Some doubt is always left: the first child of a node would have none.
        var sigma = doubt + 1e-4;
        var z = lead / sigma;
        return sigma * (NormalDistribution.Density(z) + z * NormalDistribution.Cumulative(z));
    }

    private static ImmutableArray<Visit> VisitsOf(SearchSpace space, SearchView view)
    {
        var scored = view.LatestScored(int.MaxValue);
        var shares = Ranks.Shares([.. scored.Map(trial => trial.Score.IfNone(0))]);
        var rewards = scored.Select((trial, i) => (trial.Number, shares[i])).ToDictionary(pair => pair.Number, pair => pair.Item2);
        var failed = view.Shown.Where(trial => trial.Verdict.IsSome && trial.Score.IsNone).Select(trial => trial.Number).ToHashSet();
        return
        [
            .. from trial in view.Proposals.Take(view.Trial)
            where trial.Rung == 0
            from candidate in trial.Proposal.Candidate.AsEnumerable()
            select new Visit(
                ChoicesOf(space, candidate),
                rewards.TryGetValue(trial.Number, out var share) ? Some(share).Filter(double.IsFinite)
                    : failed.Contains(trial.Number) ? 0.0
                    : None
            ),
        ];
    }

    /// <summary>What the grammar does not derive has no place in the tree, nor has what follows.</summary>
    private static ImmutableArray<Production> ChoicesOf(SearchSpace space, Candidate candidate) =>
        [.. space.Productions(candidate).TakeWhile(production => production.Alternative >= 0)];
}
