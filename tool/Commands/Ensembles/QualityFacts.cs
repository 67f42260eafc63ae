using Nas.Domain.Learning.NetworkEnsembles;

namespace Nas.Tool.Commands.Ensembles;

/// <summary>How good an ensemble is on some images.</summary>
/// <param name="Accuracy">Share of right answers, 0 … 1.</param>
/// <param name="Loss">Mean of −log of the probability of the right class, in nats.</param>
/// <param name="CalibrationError">Expected calibration error.</param>
/// <param name="MeanLoss">The mean loss of its networks by themselves.</param>
/// <param name="OracleLoss">The loss if for each image the network were asked that does best.</param>
/// <param name="Disagreement">Share of images that two of its networks take for different classes.</param>
internal sealed record QualityFacts(
    double Accuracy,
    double Loss,
    double CalibrationError,
    double MeanLoss,
    double OracleLoss,
    double Disagreement
)
{
    public static QualityFacts Of(EnsembleQuality quality) =>
        new(
            Math.Round(quality.Accuracy, 5),
            Math.Round(quality.Loss, 5),
            Math.Round(quality.CalibrationError, 5),
            Math.Round(quality.MeanLoss, 5),
            Math.Round(quality.OracleLoss, 5),
            Math.Round(quality.Disagreement, 5)
        );

    /// <summary>A row of the table.</summary>
    public string Row(string title) =>
        FormattableString.Invariant(
            $"{title, -24}{100 * Accuracy, 8:0.00}%{Loss, 10:0.0000}{CalibrationError, 13:0.0000}{OracleLoss, 10:0.0000}{100 * Disagreement, 13:0.00}%"
        );
}
