using System.Collections.Immutable;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>Metrics mixed into a score for each architecture of a pool.</summary>
/// <param name="Scores">The score of each row; NaN ranks last.</param>
/// <param name="Weights">The weights of a row's metrics.</param>
public sealed record Mixture(ValueArray<double> Scores, Func<int, ImmutableArray<double>> Weights)
{
    /// <summary>Whether an architecture that is known already may be chosen again, to learn about the weights; it costs nothing.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>The row with the largest score, the first of equal ones.</summary>
    /// <param name="known">Rows that only a mixture that may repeat chooses.</param>
    public int Best(IReadOnlySet<int> known)
    {
        var best = -1;
        for (var row = 0; row < Scores.Length; row++)
        {
            if ((MayRepeat || !known.Contains(row)) && !double.IsNaN(Scores[row]) && (best < 0 || Scores[row] > Scores[best]))
            {
                best = row;
            }
        }

        return best >= 0 ? best : Enumerable.Range(0, Scores.Length).First(row => !known.Contains(row));
    }
}
