using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Studies;

/// <summary>The outcomes of a study, complete or not, and what follows from them.</summary>
/// <param name="Study">The study.</param>
/// <param name="Outcomes">The outcomes of the searches that have ended.</param>
public sealed record StudyResults(Study Study, ValueArray<StudyOutcome> Outcomes)
{
    /// <summary>Trials over which the tau of a surrogate is taken.</summary>
    public const int TauWindow = 20;

    /// <summary>The outcomes of a method on a task, by seed.</summary>
    public ImmutableArray<StudyOutcome> Of(string task, string method) =>
        [
            .. Outcomes
                .Where(outcome => outcome.Search.Task == task && outcome.Search.Method == method)
                .OrderBy(outcome => outcome.Search.Seed),
        ];

    /// <summary>What networks tell of a task: classes as long as no search has ended.</summary>
    public TargetKind KindOf(string task) =>
        Outcomes.Items.Find(outcome => outcome.Search.Task == task).Map(outcome => outcome.Kind).IfNone(TargetKind.Classes);

    /// <summary>A result for each task and method that has any outcome, in the order of the study.</summary>
    public ImmutableArray<MethodResult> Methods =>
        [
            .. from task in Study.Tasks
            from method in Study.Methods
            let outcomes = Of(task.Name, method.Name)
            where !outcomes.IsEmpty
            select ResultOf(task.Name, method.Name, outcomes),
        ];

    /// <summary>The average ranks of the methods, by their mean scores on each task.</summary>
    public StudyRanks Ranks
    {
        get
        {
            var complete = Study.Tasks.Filter(task => Study.Methods.ForAll(method => !Of(task.Name, method.Name).IsEmpty)).Strict();
            var byTask = complete.Map(task => RanksOn(task.Name)).Strict();
            var means = Study.Methods.Map(
                (place, method) => (method.Name, Rank: byTask.IsEmpty ? double.NaN : byTask.Average(ranks => ranks[place]))
            );
            ImmutableArray<(string Name, double Rank)> ordered = [.. means.OrderBy(mean => mean.Rank)];
            return new([.. ordered.Select(mean => mean.Name)], [.. ordered.Select(mean => mean.Rank)], complete.Count);
        }
    }

    /// <summary>The best validation score after each trial that all searches of a method on a task made.</summary>
    public ImmutableArray<MeanInterval> Curve(string task, string method)
    {
        var outcomes = Of(task, method);
        var trials = outcomes.IsEmpty ? 0 : outcomes.Min(outcome => outcome.Best.Length);
        return [.. Enumerable.Range(0, trials).Select(trial => Interval(outcomes, outcome => outcome.Best[trial]))];
    }

    /// <summary>Kendall's tau-b of a surrogate's expectations and the scores over each <see cref="TauWindow"/> trials that it decided about,
    /// mean over the searches of a method on a task: the number of the window's last trial, and tau. Windows that cannot be ranked are left
    /// out.</summary>
    public ImmutableArray<(int Trial, MeanInterval Tau)> TauOverTime(string task, string method) =>
        [
            .. Of(task, method)
                .SelectMany(outcome => outcome.Predictions.Chunk(TauWindow).Where(window => window.Length == TauWindow))
                .Select(window => (Trial: window[^1].Trial + 1, Tau: SurrogateDiagnostics.Tau(window)))
                .Where(window => double.IsFinite(window.Tau))
                .GroupBy(window => (window.Trial + TauWindow - 1) / TauWindow * TauWindow)
                .OrderBy(same => same.Key)
                .Select(same => (same.Key, MeanInterval.Compute([.. same.Select(window => window.Tau)]))),
        ];

    private MethodResult ResultOf(string task, string method, ImmutableArray<StudyOutcome> outcomes)
    {
        var pairs = outcomes
            .SelectMany(outcome => BaselineOf(outcome).Map(baseline => (Outcome: outcome, Baseline: baseline)).AsEnumerable())
            .ToList();
        var signs = pairs.Select(pair => pair.Outcome.Final.CompareTo(pair.Baseline.Final)).ToList();
        var goals = pairs
            .SelectMany(pair =>
                (
                    from trials in pair.Outcome.Reaches(pair.Baseline.Validation)
                    from usual in pair.Baseline.Reaches(pair.Baseline.Validation)
                    select (Trials: (double)trials, Seconds: pair.Outcome.Seconds[trials - 1], SpeedUp: usual / (double)trials)
                ).AsEnumerable()
            )
            .ToList();
        return new(
            task,
            method,
            outcomes.Length,
            Interval(outcomes, outcome => outcome.Validation),
            Interval(outcomes, outcome => outcome.Final),
            outcomes.Length < 2
                ? double.NaN
                : MeanAndDeviation.Compute([.. outcomes.Select(outcome => outcome.Final)]).Deviation / Math.Sqrt(outcomes.Length),
            MeanInterval.Compute([.. pairs.Select(pair => pair.Outcome.Final - pair.Baseline.Final)]),
            signs.Count(sign => sign > 0),
            signs.Count(sign => sign == 0),
            signs.Count(sign => sign < 0),
            goals.Count,
            Median([.. goals.Select(goal => goal.Trials)]),
            Median([.. goals.Select(goal => goal.Seconds)]),
            Median([.. goals.Select(goal => goal.SpeedUp)]),
            Mean([.. outcomes.Select(outcome => TauOf(outcome.Predictions)).Where(double.IsFinite)])
        )
        {
            Kind = outcomes[0].Kind,
        };
    }

    private Option<StudyOutcome> BaselineOf(StudyOutcome outcome) =>
        Outcomes.Items.Find(other => other.Search == outcome.Search with { Method = Study.Baseline });

    /// <summary>Ranks of the methods by their means on a task, 1 for the best; equal ones share the mean of their places.</summary>
    private double[] RanksOn(string task) =>
        [
            .. Numerics
                .Statistics.Ranks.Compute([.. Study.Methods.Map(method => -Of(task, method.Name).Average(outcome => outcome.Final))])
                .Select(rank => rank + 1),
        ];

    private static MeanInterval Interval(ImmutableArray<StudyOutcome> outcomes, Func<StudyOutcome, double> number) =>
        MeanInterval.Compute([.. outcomes.Select(number)]);

    private static double TauOf(ValueArray<SurrogateDiagnostics> predictions) =>
        KendallTau.B([.. predictions.Select(one => one.Expected)], [.. predictions.Select(one => one.Score)]);

    private static double Mean(double[] values) => values.Length == 0 ? double.NaN : values.Average();

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? double.NaN : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
