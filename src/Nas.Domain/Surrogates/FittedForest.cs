namespace Nas.Domain.Surrogates;

/// <summary>The trees of a fitted <see cref="Forest"/>.</summary>
public sealed class FittedForest : FittedPredictor
{
    private readonly RegressionTree[] _trees;
    private readonly double _mean;

    internal FittedForest(RegressionTree[] trees, double mean) => (_trees, _mean) = (trees, mean);

    /// <inheritdoc/>
    public override double[] Predict(FeatureTable rows, IndexMap map) => [.. PredictWithSpread(rows, map).Select(p => p.Mean)];

    /// <summary>The mean over trees for each row, and the standard deviation among them as a measure of doubt.</summary>
    public Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) => RowBlocks.Map(rows, map, Of);

    private Prediction Of(ReadOnlySpan<double> row)
    {
        double sum = 0, squares = 0;
        foreach (var tree in _trees)
        {
            var value = tree.Predict(row);
            sum += value;
            squares += value * value;
        }

        var mean = sum / _trees.Length;
        return new(_mean + mean, Math.Sqrt(Math.Max(0, squares / _trees.Length - mean * mean)));
    }
}
