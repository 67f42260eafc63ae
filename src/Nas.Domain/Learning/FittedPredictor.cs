using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning;

/// <summary>A fitted <see cref="Predictor"/>.</summary>
public abstract class FittedPredictor
{
    /// <summary>One number for each row; a larger one means a better architecture.</summary>
    /// <param name="rows">Architectures described by the columns that the predictor was fitted on, in the same order.</param>
    /// <param name="map">How independent parts are computed.</param>
    public abstract double[] Predict(FeatureTable rows, IndexMap map);

    /// <summary>The predictions with their uncertainty; 0 for predictors that have no measure of it.</summary>
    public virtual Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) =>
        [.. Predict(rows, map).Select(mean => new Prediction(mean, 0))];

    /// <inheritdoc cref="Predict(FeatureTable, IndexMap)"/>
    public double[] Predict(FeatureTable rows) => Predict(rows, IndexMap.Sequential);
}
