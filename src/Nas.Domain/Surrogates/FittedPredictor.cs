namespace Nas.Domain.Surrogates;

/// <summary>What a <see cref="Predictor"/> learnt.</summary>
public abstract class FittedPredictor
{
    /// <summary>One number for each row; a larger one means a better architecture.</summary>
    /// <param name="rows">Architectures described by the columns that the predictor was fitted on, in the same order.</param>
    /// <param name="map">How independent parts are computed.</param>
    public abstract double[] Predict(FeatureTable rows, IndexMap map);

    /// <inheritdoc cref="Predict(FeatureTable, IndexMap)"/>
    public double[] Predict(FeatureTable rows) => Predict(rows, IndexMap.Sequential);
}
