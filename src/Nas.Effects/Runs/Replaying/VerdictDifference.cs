using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Runs.Replaying;

/// <summary>Compares verdicts by kind, and scores, curves, weights and metrics bit by bit. Reasons and usage are not compared.</summary>
internal static class VerdictDifference
{
    /// <summary>The first difference, or none.</summary>
    public static Option<ReplayResult> Find(TrialSpec spec, Verdict recorded, Verdict rederived)
    {
        var phase = spec.Phase == TrialPhase.Final ? "final " : "";
        return Enumerable
            .Zip(Parts(recorded), Parts(rederived))
            .Where(pair => pair.First != pair.Second)
            .Select(pair =>
                Prelude.Some<ReplayResult>(
                    new ReplayResult.Differs(spec.Trial, phase + pair.First.Name, pair.First.Value, pair.Second.Value)
                )
            )
            .FirstOrDefault();
    }

    /// <summary>Everything that is compared, the kind first: verdicts of one kind have the same parts.</summary>
    private static IEnumerable<(string Name, string Value)> Parts(Verdict verdict)
    {
        yield return ("verdict", verdict.Kind);
        if (verdict is not Verdict.Scored scored)
        {
            yield break;
        }

        yield return ("score", Text(scored.Score));
        yield return ("curve", string.Join(' ', scored.Curve.Map(Text)));
        yield return ("weights", scored.Weights.IfNone(""));
        yield return ("steps", scored.Steps.Map(steps => $"{steps.WarmUp} {string.Join(' ', steps.Falls)} {steps.Total}").IfNone(""));
        yield return (
            "metrics",
            string.Join(' ', scored.AllMetrics.Filter(IsComputed).Map(metric => $"{metric.Name}={Text(metric.Value)}"))
        );
    }

    /// <summary>A latency is measured: it is a fact of that day.</summary>
    private static bool IsComputed(Metric metric) => metric.Name != LatencyRule.Metric;

    /// <summary>The shortest text that reads back as the same number; different numbers have different texts.</summary>
    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
