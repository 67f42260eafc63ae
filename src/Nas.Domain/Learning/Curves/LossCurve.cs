namespace Nas.Domain.Learning.Curves;

/// <summary>Predicts how well a training ends from the mean training losses of its first epochs (Ru et al., NeurIPS 2021; White et al., NeurIPS
/// 2021). Higher is better; only the order means something.</summary>
public static class LossCurve
{
    /// <summary>The published decay of <see cref="MovingAverage"/>.</summary>
    public const double PublishedDecay = 0.99;

    /// <summary>What a predictor says.</summary>
    public static double Of(CurvePredictor predictor, ReadOnlySpan<double> losses) =>
        predictor switch
        {
            CurvePredictor.Last => Last(losses),
            CurvePredictor.Sum => Sum(losses),
            CurvePredictor.Average => MovingAverage(losses),
            _ => throw Closed.Unknown(predictor),
        };

    /// <summary>Minus the last loss (SoTL-E).</summary>
    public static double Last(ReadOnlySpan<double> losses) => losses.IsEmpty ? double.NegativeInfinity : -losses[^1];

    /// <summary>Minus the sum of all losses (SoTL).</summary>
    public static double Sum(ReadOnlySpan<double> losses)
    {
        var sum = 0.0;
        foreach (var loss in losses)
        {
            sum += loss;
        }

        return losses.IsEmpty ? double.NegativeInfinity : -sum;
    }

    /// <summary>Minus the exponential moving average of the losses, which begins with the first (SoTL-EMA).</summary>
    /// <param name="losses">The losses.</param>
    /// <param name="decay">How much of the average each epoch keeps, in [0, 1).</param>
    public static double MovingAverage(ReadOnlySpan<double> losses, double decay = PublishedDecay)
    {
        var average = losses.IsEmpty ? double.PositiveInfinity : losses[0];
        for (var epoch = 1; epoch < losses.Length; epoch++)
        {
            average = (decay * average) + ((1 - decay) * losses[epoch]);
        }

        return -average;
    }
}
