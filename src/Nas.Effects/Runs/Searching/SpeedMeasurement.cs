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
    private const int ManySteps = 26;

    /// <summary>The same where less than a minute is to be spent.</summary>
    private const int FewerSteps = 10;

    /// <summary>What is assumed where the reference cannot be trained: trials are short then.</summary>
    private const double UnknownStep = 1;

    /// <summary>Trains a reference for some steps in every worker: once to have data and libraries loaded and code compiled, then for many steps and
    /// for few. Code is compiled better while it runs: what is timed last is the fastest, so that a step is rather taken for longer than
    /// it is. None where a stop came first.</summary>
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
        var manySteps = recipe.Budget.Minutes.Exists(minutes => minutes < 1) ? FewerSteps : ManySteps;
        foreach (var steps in new[] { manySteps, manySteps, FewSteps })
        {
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

        return Prelude.Some<SearchEvent>(new SearchEvent.Measured(Result(reference, times[2], times[1], manySteps - FewSteps, workers)));
    }

    private static Measurement Result(Candidate reference, Option<double> few, Option<double> many, int more, int workers)
    {
        var step = (from shorter in few from longer in many select (longer - shorter) / more)
            .Filter(seconds => seconds > 0)
            .IfNone(UnknownStep);
        return new(reference.Size, step, Math.Max(0, few.IfNone(0) - (FewSteps * step)), workers);
    }

    private static Option<double> MeanSeconds(TrialOutcome[] outcomes) =>
        outcomes.All(outcome => outcome.Verdict is Verdict.Scored)
            ? outcomes.Average(outcome => outcome.Usage.Seconds)
            : Option<double>.None;

    private static TrialSpec SpecOf(Recipe recipe, Candidate reference, int steps) =>
        recipe
            .ToScore(new Proposal(0, reference, new Origin.Sampled(), Draws.None) { Steps = steps })
            .IfNone(() => throw new InvalidOperationException("a reference is a candidate"));
}
