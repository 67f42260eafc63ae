using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Trees;

/// <summary>The trees of a fitted <see cref="Forest"/>.</summary>
public sealed class FittedForest : FittedPredictor
{
    internal FittedForest(RegressionTree[] trees, double mean) => (Trees, Mean) = (trees, mean);

    /// <summary>The trees; each predicts the deviation from <see cref="Mean"/>.</summary>
    internal RegressionTree[] Trees { get; }

    /// <summary>The mean of the training targets.</summary>
    internal double Mean { get; }

    /// <inheritdoc/>
    public override double[] Predict(FeatureTable rows, IndexMap map) => [.. PredictWithSpread(rows, map).Select(p => p.Mean)];

    /// <summary>The mean over trees for each row, and the standard deviation among them as a measure of uncertainty.</summary>
    public override Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) =>
        [.. TreeSums.Of(rows, map, Trees).Select(moments => moments.ToPrediction(Mean))];
}
