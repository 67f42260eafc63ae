using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning.Curves;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Decisions;

/// <summary>The median rule (Golovin et al., KDD 2017) on losses: a training that is behind half of the earlier ones at the same epoch ends
/// there.</summary>
internal static class CurveStopping
{
    /// <summary>Trainings with which an epoch can be compared; fewer say too little.</summary>
    private const int MinTrials = 5;

    /// <summary>The rule for a new trial, as long as it says something.</summary>
    /// <param name="predictor">What predicts.</param>
    /// <param name="epochs">Epochs of a whole training.</param>
    /// <param name="view">What may be seen.</param>
    public static Option<CurveStop> For(CurvePredictor predictor, int epochs, SearchView view)
    {
        var curves = view.Shown.Select(LossesOf).Where(losses => losses.Length > 0).ToArray();
        var floors = ImmutableArray.CreateBuilder<double>();
        for (var epoch = 1; epoch < epochs; epoch++)
        {
            var known = curves
                .Where(losses => losses.Length >= epoch)
                .Select(losses => LossCurve.Of(predictor, losses.AsSpan(0, epoch)))
                .Order()
                .ToArray();
            floors.Add(known.Length < MinTrials ? double.NegativeInfinity : known[(known.Length - 1) / 2]);
        }

        return floors.Any(double.IsFinite) ? Some(new CurveStop(predictor, floors.ToImmutable())) : None;
    }

    private static double[] LossesOf(Trial trial) =>
        trial
            .Verdict.Bind(verdict => verdict is Verdict.Scored scored ? Some(scored.Epochs) : None)
            .Map(all => all.Map(epoch => epoch.Loss).Somes().ToArray())
            .IfNone([]);
}
