using Nas.Domain.Codecs;

namespace Nas.Domain.Search.Trials;

/// <summary>What trials are ranked by; larger is better.</summary>
public enum ScoreMetric
{
    /// <summary>The share of right answers.</summary>
    Accuracy,

    /// <summary>The mean recall of the classes.</summary>
    Balanced,

    /// <summary>The mean F1 of the classes, labels or masks.</summary>
    F1,

    /// <summary>The share of the variance of numbers or maps that is told.</summary>
    R2,

    /// <summary>The mean average precision of labels.</summary>
    AveragePrecision,

    /// <summary>The mean area under the ROC curves of labels or masks.</summary>
    AreaUnderCurve,

    /// <summary>The intersection of masks with what was told, over their union.</summary>
    Overlap,

    /// <summary>One less the relative L2 error of maps.</summary>
    RelativeError,

    /// <summary>The negative mean of the squared errors of numbers or maps.</summary>
    SquaredError,

    /// <summary>The negative mean of the absolute errors of numbers or maps.</summary>
    AbsoluteError,
}

/// <summary>The names of metrics.</summary>
public static class ScoreMetrics
{
    /// <summary>A metric by its name.</summary>
    public static Codec<ScoreMetric> Codec { get; } =
        Scalar.OneOf<ScoreMetric>([
            ("accuracy", ScoreMetric.Accuracy),
            ("balanced", ScoreMetric.Balanced),
            ("f1", ScoreMetric.F1),
            ("r2", ScoreMetric.R2),
            ("map", ScoreMetric.AveragePrecision),
            ("auroc", ScoreMetric.AreaUnderCurve),
            ("iou", ScoreMetric.Overlap),
            ("relative-l2", ScoreMetric.RelativeError),
            ("mse", ScoreMetric.SquaredError),
            ("mae", ScoreMetric.AbsoluteError),
        ]);

    /// <summary>A metric in words.</summary>
    public static string Text(this ScoreMetric metric) =>
        metric switch
        {
            ScoreMetric.Accuracy => "accuracy",
            ScoreMetric.Balanced => "mean recall of the classes",
            ScoreMetric.F1 => "mean F1 of the classes",
            ScoreMetric.R2 => "R²",
            ScoreMetric.AveragePrecision => "mAP",
            ScoreMetric.AreaUnderCurve => "AUROC",
            ScoreMetric.Overlap => "IoU",
            ScoreMetric.RelativeError => "1 − relative L2",
            ScoreMetric.SquaredError => "−MSE",
            _ => "−MAE",
        };
}
