namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The score of an architecture from signed weights: a metric that weighs negatively counts by its complement.</summary>
/// <remarks>With ŵ = w / (Σ|w| + 1e-8) the score is Σ max(ŵ, 0)·z + max(−ŵ, 0)·(1 − z), which stays in [0, 1] for z in [0, 1].</remarks>
internal static class MixedScore
{
    private const double Epsilon = 1e-8;

    /// <summary>The weights scaled so that their sizes sum to 1.</summary>
    public static double[] Normalised(ReadOnlySpan<float> weights)
    {
        var norm = Epsilon;
        foreach (var weight in weights)
        {
            norm += Math.Abs(weight);
        }

        var normalised = new double[weights.Length];
        for (var k = 0; k < normalised.Length; k++)
        {
            normalised[k] = weights[k] / norm;
        }

        return normalised;
    }

    /// <summary>The score from normalised weights.</summary>
    public static double Of(ReadOnlySpan<double> weights, ReadOnlySpan<double> metrics)
    {
        var score = 0.0;
        for (var k = 0; k < weights.Length; k++)
        {
            score += weights[k] > 0 ? weights[k] * metrics[k] : -weights[k] * (1 - metrics[k]);
        }

        return score;
    }

    /// <summary>Adds the derivative of the score by each weight before scaling, times a slope.</summary>
    public static void AddGradient(ReadOnlySpan<float> weights, ReadOnlySpan<double> metrics, double slope, Span<float> gradient)
    {
        var normalised = Normalised(weights);
        var norm = Epsilon;
        var along = 0.0;
        for (var k = 0; k < weights.Length; k++)
        {
            norm += Math.Abs(weights[k]);
            along += By(normalised[k], metrics[k]) * normalised[k];
        }

        for (var k = 0; k < weights.Length; k++)
        {
            gradient[k] += (float)(slope * (By(normalised[k], metrics[k]) - Math.Sign(weights[k]) * along) / norm);
        }
    }

    private static double By(double weight, double metric) => weight > 0 ? metric : metric - 1;
}
