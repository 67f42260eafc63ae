using Nas.Domain.Codecs;

namespace Nas.Domain.Search.Trials;

/// <summary>What trials are ranked by, from 0 to 1.</summary>
public enum ScoreMetric
{
    /// <summary>The share of right answers.</summary>
    Accuracy,

    /// <summary>The mean recall of the classes.</summary>
    Balanced,

    /// <summary>The mean F1 of the classes.</summary>
    F1,
}

/// <summary>The names of metrics.</summary>
public static class ScoreMetrics
{
    /// <summary>A metric by its name.</summary>
    public static Codec<ScoreMetric> Codec { get; } =
        Scalar.OneOf<ScoreMetric>([("accuracy", ScoreMetric.Accuracy), ("balanced", ScoreMetric.Balanced), ("f1", ScoreMetric.F1)]);

    /// <summary>A metric in words.</summary>
    public static string Text(this ScoreMetric metric) =>
        metric switch
        {
            ScoreMetric.Accuracy => "accuracy",
            ScoreMetric.Balanced => "mean recall of the classes",
            _ => "mean F1 of the classes",
        };
}
