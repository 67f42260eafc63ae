using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Learning;

/// <summary>A search space whose searches compute nothing twice in a row.</summary>
public static class RememberedSpace
{
    private const int MaxRows = 8_192;

    /// <summary>The same space for one search. Decisions are the same and take less time.</summary>
    public static SearchSpace Remembering(this SearchSpace space) =>
        space with
        {
            Evaluator = new RecentResults(),
            Features = space.Features with { Of = Remembered(space.Features.Of) },
            Productions = Remembered(space.Productions),
        };

    private static Func<Candidate, T> Remembered<T>(Func<Candidate, T> compute)
    {
        var (rows, exclusive) = (new Dictionary<string, T>(StringComparer.Ordinal), new Lock());
        return candidate =>
        {
            lock (exclusive)
            {
                if (rows.TryGetValue(candidate.Text, out var known))
                {
                    return known;
                }

                if (rows.Count >= MaxRows)
                {
                    rows.Clear();
                }

                return rows[candidate.Text] = compute(candidate);
            }
        };
    }
}
