using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Ensembles;

/// <summary>Lets a predictor see only the columns that differ among the rows it learns from, and of equal columns only the first.</summary>
/// <remarks>Graph features of a large grammar are mostly zero; a tree that draws a share of the columns should not draw from
/// those.</remarks>
internal static class VaryingColumns
{
    public static FittedPredictor Fit(Predictor predictor, TrainingSet data, RandomStream stream)
    {
        var varying = predictor.SeesAllColumns ? [] : Find(data.Features);
        return varying.IsEmpty
            ? predictor.Fit(data, stream, IndexMap.Sequential)
            : new Fitted(varying, predictor.Fit(data with { Features = data.Features.TakeColumns(varying) }, stream, IndexMap.Sequential));
    }

    private static ImmutableArray<int> Find(FeatureTable table)
    {
        var kept = ImmutableArray.CreateBuilder<int>();
        var bySum = new Dictionary<double, List<int>>();
        for (var column = 0; column < table.Columns; column++)
        {
            var values = table.Column(column);
            if (!Differs(values))
            {
                continue;
            }

            var rivals = bySum.TryGetValue(WeightedSum(values), out var same) ? same : bySum[WeightedSum(values)] = [];
            if (!IsIn(rivals, values, table))
            {
                rivals.Add(column);
                kept.Add(column);
            }
        }

        return kept.ToImmutable();
    }

    private static bool Differs(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!value.Equals(values[0]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(List<int> columns, ReadOnlySpan<double> values, FeatureTable table)
    {
        foreach (var column in columns)
        {
            if (values.SequenceEqual(table.Column(column)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Equal columns have equal sums; few others do.</summary>
    private static double WeightedSum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var row = 0; row < values.Length; row++)
        {
            sum += (row + 1) * values[row];
        }

        return sum;
    }

    private sealed class Fitted(ImmutableArray<int> columns, FittedPredictor inner) : FittedPredictor
    {
        public override double[] Predict(FeatureTable rows, IndexMap map) => inner.Predict(rows.TakeColumns(columns), map);

        public override Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) =>
            inner.PredictWithSpread(rows.TakeColumns(columns), map);
    }
}
