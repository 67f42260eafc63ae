using LanguageExt;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The per-epoch values recorded by a training.</summary>
internal static class LearningCurves
{
    /// <summary>Maximum number of epochs of a curve.</summary>
    private const int MaxEpochs = 10_000;

    /// <summary>Validation accuracy after each epoch, or only after the last where the epochs between were not validated.</summary>
    public static IReadOnlyList<double> Accuracy(Verdict verdict) =>
        verdict is Verdict.Scored scored ? [.. scored.Curve.Where(double.IsFinite).Take(MaxEpochs)] : [];

    /// <summary>Mean training loss of each epoch.</summary>
    public static IReadOnlyList<double> Loss(Verdict verdict) =>
        verdict is not Verdict.Scored scored
            ? []
            : [.. scored.Epochs.AsEnumerable().SelectMany(epoch => epoch.Loss.AsEnumerable()).TakeWhile(double.IsFinite).Take(MaxEpochs)];

    /// <summary>A curve of a trial; empty while it is open.</summary>
    public static IReadOnlyList<double> CurveOf(Trial trial, Func<Verdict, IReadOnlyList<double>> curve) =>
        trial.Verdict.Map(curve).IfNone([]);
}
