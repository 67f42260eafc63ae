using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>Where a candidate comes from.</summary>
public static class Lineage
{
    /// <summary>A trial's ancestors and the trial itself, the oldest first; of two parents the one that received a subtree.</summary>
    public static IReadOnlyList<Trial> Trace(SearchState state, Trial trial)
    {
        var line = new List<Trial> { trial };
        // A recorded parent is always older than its child; other parents can only come from an altered journal and are ignored.
        while (Parent(line[^1].Proposal.Origin) is { } parent && parent >= 0 && parent < line[^1].Number)
        {
            line.Add(state.Trials[parent]);
        }

        line.Reverse();
        return line;
    }

    private static int? Parent(Origin origin) =>
        origin switch
        {
            Origin.Mutated mutated => mutated.Parent,
            Origin.Crossed crossed => crossed.Parent,
            Origin.Promoted promoted => promoted.Trial,
            Origin.Sampled or Origin.Seeded => null,
            _ => throw Closed.Unknown(origin),
        };
}
