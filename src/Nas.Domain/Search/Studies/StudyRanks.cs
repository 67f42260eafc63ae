using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Search.Studies;

/// <summary>The average ranks of methods over the tasks on which all of them have ended, from 1 for the best mean score.</summary>
/// <param name="Methods">The methods, the best first.</param>
/// <param name="Ranks">Their average ranks.</param>
/// <param name="Tasks">Number of these tasks.</param>
public sealed record StudyRanks(ValueArray<string> Methods, ValueArray<double> Ranks, int Tasks)
{
    /// <summary>How far apart two average ranks have to be to tell the methods apart; NaN where nothing can be said.</summary>
    public double Critical => CriticalDifference.Compute(Methods.Length, Tasks);

    /// <summary>The largest groups of neighbours that cannot be told apart, by the places of the first and the last; groups of one are left
    /// out.</summary>
    public ValueArray<(int First, int Last)> Alike
    {
        get
        {
            var groups = new List<(int First, int Last)>();
            for (var first = 0; first < Ranks.Length; first++)
            {
                var last = first;
                while (last + 1 < Ranks.Length && Ranks[last + 1] - Ranks[first] < Critical)
                {
                    last++;
                }

                if (last > first && (groups.Count == 0 || groups[^1].Last < last))
                {
                    groups.Add((first, last));
                }
            }

            return [.. groups];
        }
    }

    /// <summary>What the ranks say, in sentences without a full stop at the end.</summary>
    public string Statement =>
        double.IsNaN(Critical) ? "There is nothing to rank"
        : Alike is [(0, var last)] && last == Methods.Length - 1
            ? FormattableString.Invariant(
                $"No two methods can be told apart: over {Tasks} task(s) average ranks would have to differ by {Critical:0.00} (Nemenyi, 5 %)"
            )
        : FormattableString.Invariant(
            $"Average ranks over {Tasks} task(s) tell methods apart from a difference of {Critical:0.00} on (Nemenyi, 5 %)"
        )
            + (
                Alike.IsEmpty
                    ? "; all differ"
                    : $"; not told apart: {string.Join("; ", Alike.Select(group => string.Join(", ", Methods.Slice(group.First, group.Last - group.First + 1))))}"
            );
}
