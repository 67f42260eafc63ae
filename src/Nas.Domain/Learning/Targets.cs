using Nas.Domain.Codecs;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Learning;

/// <summary>Scores on a scale.</summary>
public static class Targets
{
    /// <summary>The scales by name.</summary>
    public static Codec<TargetScale> Codec { get; } =
        Scalar.OneOf<TargetScale>([
            ("raw", TargetScale.Raw),
            ("ranks", TargetScale.Ranks),
            ("normal", TargetScale.Normal),
            ("minmax", TargetScale.MinMax),
            ("percentile", TargetScale.Percentile),
        ]);

    /// <summary>The scores of one task on a scale.</summary>
    public static double[] Scaled(TargetScale scale, double[] scores) =>
        scale switch
        {
            TargetScale.Raw => scores,
            TargetScale.Ranks => Numerics.Statistics.Ranks.Shares(scores),
            TargetScale.Normal => NormalScores.Among(scores),
            TargetScale.MinMax => MinMax(scores),
            TargetScale.Percentile => Percentiles(scores),
            _ => throw Closed.Unknown(scale),
        };

    private static double[] MinMax(double[] scores)
    {
        var (min, max) = (scores.Min(), scores.Max());
        return [.. scores.Select(score => max > min ? (score - min) / (max - min) : 0)];
    }

    private static double[] Percentiles(double[] scores)
    {
        var sorted = scores.Order().ToArray();
        return [.. scores.Select(score => sorted.Count(other => other <= score) / (double)sorted.Length)];
    }
}
