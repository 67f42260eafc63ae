using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>How badly scores follow accuracies: the loss of PO-NAS, over all pairs of architectures.</summary>
/// <remarks>
/// <para><c>corr + align / 2 + dir</c>. <em>corr</em> is 1 − Pearson's correlation. <em>dir</em> is 100 times the mean of max(0, −Δs·Δy). <em>align</em> is the
/// mean of |a − b|, where a is |Δs| of the pairs that count, standardised by mean and standard deviation of all |Δs|, b likewise |Δy|; a pair
/// counts when the accuracies differ by less than the threshold or when scores and accuracies order it alike.</para>
/// </remarks>
/// <param name="Threshold">The difference of accuracies that is none, in their unit.</param>
internal sealed record MixingLoss(double Threshold)
{
    private const double Epsilon = 1e-8;
    private const double AlignmentWeight = 0.5;
    private const double DirectionWeight = 100;

    /// <summary>The loss; its derivative by each score is written to <paramref name="gradient"/>.</summary>
    /// <param name="scores">At least two.</param>
    /// <param name="accuracies">As many.</param>
    /// <param name="gradient">As many.</param>
    public double Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> accuracies, Span<double> gradient)
    {
        gradient.Clear();
        var pairs = Pairs(scores, accuracies);
        return Correlation(scores, accuracies, gradient)
            + AlignmentWeight * Alignment(pairs, gradient)
            + DirectionWeight * Direction(pairs, gradient);
    }

    private static List<(int I, int J, double Score, double Accuracy)> Pairs(ReadOnlySpan<double> scores, ReadOnlySpan<double> accuracies)
    {
        var pairs = new List<(int I, int J, double Score, double Accuracy)>(scores.Length * (scores.Length - 1) / 2);
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = i + 1; j < scores.Length; j++)
            {
                pairs.Add((i, j, scores[i] - scores[j], accuracies[i] - accuracies[j]));
            }
        }

        return pairs;
    }

    private static double Correlation(ReadOnlySpan<double> scores, ReadOnlySpan<double> accuracies, Span<double> gradient)
    {
        var (meanS, meanY) = (Mean(scores), Mean(accuracies));
        double ss = Epsilon * Epsilon, yy = Epsilon * Epsilon, sy = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var (s, y) = (scores[i] - meanS, accuracies[i] - meanY);
            ss += s * s;
            yy += y * y;
            sy += s * y;
        }

        var norm = Math.Sqrt(ss * yy);
        for (var i = 0; i < scores.Length; i++)
        {
            gradient[i] -= (accuracies[i] - meanY) / norm - sy / norm * (scores[i] - meanS) / ss;
        }

        return 1 - sy / norm;
    }

    private double Alignment(List<(int I, int J, double Score, double Accuracy)> pairs, Span<double> gradient)
    {
        double[] sizes = [.. pairs.Select(pair => Math.Abs(pair.Score))];
        double[] counts = [.. pairs.Select(pair => Math.Abs(pair.Accuracy) < Threshold || pair.Score * pair.Accuracy > 0 ? 1.0 : 0.0)];
        var (mean, deviation) = MeanAndDeviation.Of(sizes);
        var wanted = Standardised([.. pairs.Select(pair => Math.Abs(pair.Accuracy))], counts);
        double loss = 0, slopes = 0, along = 0;
        var slope = new double[sizes.Length];
        for (var p = 0; p < sizes.Length; p++)
        {
            var given = (sizes[p] * counts[p] - mean) / (deviation + Epsilon);
            loss += Math.Abs(given - wanted[p]) / sizes.Length;
            slope[p] = Math.Sign(given - wanted[p]) / (double)sizes.Length / (deviation + Epsilon);
            slopes += slope[p];
            along += slope[p] * given;
        }

        for (var p = 0; p < sizes.Length; p++)
        {
            var byDeviation = deviation > 0 ? along * (sizes[p] - mean) / ((sizes.Length - 1) * deviation) : 0;
            var bySize = slope[p] * counts[p] - slopes / sizes.Length - byDeviation;
            Add(gradient, pairs[p], AlignmentWeight * bySize * Math.Sign(pairs[p].Score));
        }

        return loss;
    }

    private static double Direction(List<(int I, int J, double Score, double Accuracy)> pairs, Span<double> gradient)
    {
        var loss = 0.0;
        foreach (var pair in pairs)
        {
            var wrong = -pair.Score * pair.Accuracy;
            if (wrong > 0)
            {
                loss += wrong / pairs.Count;
                Add(gradient, pair, -DirectionWeight * pair.Accuracy / pairs.Count);
            }
        }

        return loss;
    }

    private static double[] Standardised(double[] values, double[] counts)
    {
        var (mean, deviation) = MeanAndDeviation.Of(values);
        return [.. values.Select((value, p) => (value * counts[p] - mean) / (deviation + Epsilon))];
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static void Add(Span<double> gradient, (int I, int J, double Score, double Accuracy) pair, double slope)
    {
        gradient[pair.I] += slope;
        gradient[pair.J] -= slope;
    }
}
