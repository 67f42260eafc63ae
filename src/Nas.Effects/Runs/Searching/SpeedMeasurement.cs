using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Trials;

namespace Nas.Effects.Runs.Searching;

/// <summary>Measures how fast the workers train while all of them do.</summary>
internal static class SpeedMeasurement
{
    private const int FewSteps = 2;

    /// <summary>Enough for the difference to stand out from what scoring takes now and then.</summary>
    private const int MaxSteps = 26;

    /// <summary>For less, the difference says nothing.</summary>
    private const int MinSteps = 6;

    /// <summary>The share of the minutes that the two trainings of many steps may take.</summary>
    private const double Share = 0.04;

    /// <summary>The minimum share of the steps in the time of a training of many.</summary>
    private const double MinShare = 0.1;

    /// <summary>What is assumed where the reference cannot be trained: trials are short then.</summary>
    private const double UnknownStep = 1;

    /// <summary>Trains a reference for some steps in every worker: for few to have data and libraries loaded; for few to choose how many are
    /// many, so that short minutes or a slow machine lose little; then for many twice and for few, to tell a step from the rest. None where a
    /// stop came first.</summary>
    public static async Task<Either<RunFault, Option<SearchEvent>>> Take(
        Recipe recipe,
        Candidate reference,
        TrialRunner runner,
        int workers,
        params CancellationToken[] stops
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stops);
        var times = new List<Option<double>>();
        while (times.Count < 5)
        {
            var steps = times.Count is 2 or 3 ? ManySteps(recipe, times[1]) : FewSteps;
            var ended = await Task.WhenAll(
                Enumerable.Range(0, workers).Select(_ => runner.Run(SpecOf(recipe, reference, steps), stop.Token))
            );
            if (stop.IsCancellationRequested)
            {
                return Option<SearchEvent>.None;
            }

            if (ended.Lefts().HeadOrNone().Case is RunFault fault)
            {
                return fault;
            }

            times.Add(MeanSeconds([.. ended.Rights()]));
        }

        var (few, many) = (Shorter(times[1], times[4]), Shorter(times[2], times[3]));
        return Prelude.Some<SearchEvent>(
            new SearchEvent.Measured(Result(reference, few, many, ManySteps(recipe, times[1]) - FewSteps, workers))
        );
    }

    private static int ManySteps(Recipe recipe, Option<double> secondsOfFew) =>
        (
            from minutes in recipe.Budget.Minutes
            from seconds in secondsOfFew.Filter(seconds => seconds > 0)
            select (int)Math.Clamp(minutes * 60 * Share / 2 / (seconds / FewSteps), MinSteps, MaxSteps)
        ).IfNone(MinSteps);

    private static Measurement Result(Candidate reference, Option<double> few, Option<double> many, int more, int workers)
    {
        var step = (from shorter in few from longer in many select StepOf(shorter, longer, more)).IfNone(UnknownStep);
        return new(reference.Size, step, Math.Max(0, few.IfNone(0) - (FewSteps * step)), workers);
    }

    /// <summary>What the longer training takes for its additional steps, if that lies between all of its time and a small part of it: other
    /// work may make the shorter one take as long.</summary>
    private static double StepOf(double few, double many, int more) =>
        Math.Clamp((many - few) / more, MinShare * many / (FewSteps + more), many / (FewSteps + more));

    /// <summary>Other work on the machine makes a training longer, never shorter.</summary>
    private static Option<double> Shorter(Option<double> one, Option<double> other) => from a in one from b in other select Math.Min(a, b);

    private static Option<double> MeanSeconds(TrialOutcome[] outcomes) =>
        outcomes.All(outcome => outcome.Verdict is Verdict.Scored)
            ? outcomes.Average(outcome => outcome.Usage.Seconds)
            : Option<double>.None;

    private static TrialSpec SpecOf(Recipe recipe, Candidate reference, int steps) =>
        recipe
            .ToScore(new Proposal(0, reference, new Origin.Sampled(), Draws.None) { Steps = steps })
            .IfNone(() => throw new InvalidOperationException("a reference is a candidate"));
}
