using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The per-epoch values recorded by a training.</summary>
internal static class LearningCurves
{
    /// <summary>Maximum number of epochs of a curve.</summary>
    private const int MostEpochs = 10_000;

    private const string LossOfEpoch = "training-loss.";

    /// <summary>Validation accuracy after each epoch, or only after the last epoch if the others were not validated.</summary>
    public static IReadOnlyList<double> Accuracy(Verdict verdict) => verdict is Verdict.Scored scored ? [.. scored.Curve.Where(double.IsFinite).Take(MostEpochs)] : [];

    /// <summary>Mean training loss of each epoch.</summary>
    public static IReadOnlyList<double> Loss(Verdict verdict)
    {
        var losses = verdict is not Verdict.Scored scored ? [] : scored.Metrics
            .Where(metric => metric.Name.StartsWith(LossOfEpoch, StringComparison.Ordinal) && double.IsFinite(metric.Value))
            .Select(metric => (Epoch: EpochOf(metric), metric.Value))
            .Where(loss => loss.Epoch is > 0 and <= MostEpochs)
            .OrderBy(loss => loss.Epoch)
            .ToList();
        return [.. losses.TakeWhile((loss, i) => loss.Epoch == i + 1).Select(loss => loss.Value)];
    }

    /// <summary>A curve of a trial; empty while it is open.</summary>
    public static IReadOnlyList<double> Of(Trial trial, Func<Verdict, IReadOnlyList<double>> curve) => trial.Verdict.Map(curve).IfNone([]);

    private static int EpochOf(Metric metric) =>
        int.TryParse(metric.Name.AsSpan(LossOfEpoch.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : 0;
}
