using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Numerics.Randomness;
using static LanguageExt.Prelude;

namespace Nas.Domain.Learning.Quality;

/// <summary>How well a predictor ranks the next architectures while a search goes on (Qin et al., AutoML 2025, table 8).</summary>
/// <param name="Window">How many architectures are ranked at a time; at least 2.</param>
/// <param name="Refits">Whether it learns again at every window, from all that came before. Otherwise it stays as it was at the first one: it
/// knows the first architectures, or, where something was known before them, that alone.</param>
/// <param name="Scale">The scale of the scores that it learns, which knows nothing of later ones.</param>
public sealed record ContinualEvaluation(int Window, bool Refits, TargetScale Scale)
{
    /// <summary>How many windows an order has: the first architectures are only learnt from.</summary>
    public int WindowsOf(TrainingSet order) => Math.Max(0, (order.Rows / Window) - 1);

    /// <summary>Kendall's tau-b of each window; NaN where all predictions or all scores of one are equal.</summary>
    /// <param name="predictor">The predictor.</param>
    /// <param name="order">The architectures in the order in which they came.</param>
    /// <param name="before">What was known before them.</param>
    /// <param name="stream">Fit number i draws from child i.</param>
    public ImmutableArray<double> Judge(Predictor predictor, TrainingSet order, Option<TrainingSet> before, RandomStream stream)
    {
        var (taus, fitted) = (ImmutableArray.CreateBuilder<double>(), Option<FittedPredictor>.None);
        for (var window = 1; window <= WindowsOf(order); window++)
        {
            var model = fitted.IfNone(() => VaryingColumns.Fit(predictor, Learnt(order, before, window * Window), stream.Child(window)));
            fitted = Refits ? None : Some(model);
            var next = order.Take([.. Enumerable.Range(window * Window, Window)]);
            taus.Add(KendallTau.B(model.Predict(next.Features), next.Targets.AsSpan()));
        }

        return taus.ToImmutable();
    }

    private TrainingSet Learnt(TrainingSet order, Option<TrainingSet> before, int seen)
    {
        var own = order.Take([.. Enumerable.Range(0, seen)]);
        var scaled = own with { Targets = [.. Targets.Scaled(Scale, [.. own.Targets])] };
        return before.Match(known => Refits ? TrainingSet.Join([known, scaled]) : known, () => scaled);
    }
}
