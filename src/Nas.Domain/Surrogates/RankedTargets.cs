using Nas.Domain.Randomness;

namespace Nas.Domain.Surrogates;

/// <summary>Fits a predictor to the ranks of the targets, from 0 to 1, instead of the targets themselves.</summary>
/// <remarks>Accuracies crowd together near the best; squared errors then go into telling bad from worse. Ranks spread them evenly.</remarks>
/// <param name="Inner">The predictor; its predictions are ranks among the training rows.</param>
public sealed record RankedTargets(Predictor Inner) : Predictor
{
    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var scale = 1.0 / Math.Max(1, data.Rows - 1);
        return Inner.Fit(data with { Targets = [.. Ranks.Of(data.Targets.AsSpan()).Select(rank => rank * scale)] }, stream, map);
    }
}
