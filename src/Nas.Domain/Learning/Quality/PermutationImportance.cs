using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Quality;

/// <summary>How much a fitted predictor depends on each column: the drop in Kendall's tau when the column's values are shuffled.</summary>
/// <remarks>Redundant columns share their importance: shuffling one of them leaves the other.</remarks>
public static class PermutationImportance
{
    /// <summary>The drop in tau for each column, mean over several shuffles.</summary>
    /// <param name="fitted">The predictor.</param>
    /// <param name="held">Rows that it was not fitted on.</param>
    /// <param name="shuffles">How often each column is shuffled; at least 1.</param>
    /// <param name="stream">Where the shuffles come from, one child for each column.</param>
    /// <param name="map">How columns are computed.</param>
    public static ImmutableArray<double> Measure(FittedPredictor fitted, TrainingSet held, int shuffles, RandomStream stream, IndexMap map)
    {
        double Tau(FeatureTable rows) => KendallTau.B(fitted.Predict(rows), held.Targets.AsSpan());
        var whole = Tau(held.Features);
        return
        [
            .. map.Map(
                held.Features.Columns,
                column =>
                    whole
                    - Enumerable
                        .Range(0, shuffles)
                        .Average(shuffle => Tau(Shuffled(held.Features, column, stream.Child(column).Child(shuffle))))
            ),
        ];
    }

    private static FeatureTable Shuffled(FeatureTable table, int column, RandomStream stream)
    {
        var order = stream.Cursor().NextPermutation(table.Rows);
        var values = table.Column(column).ToArray();
        return table.With(column, [.. order.Select(row => values[row])]);
    }
}
