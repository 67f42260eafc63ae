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

    /// <summary>A step of a whole trial takes so much longer than one of a few (measured: 1.2 to 1.6).</summary>
    private const double Slowdown = 1.3;

    /// <summary>What is assumed where the reference cannot be trained: trials are short then.</summary>
    private const double UnknownStep = 1;

    /// <summary>Trains a reference for some steps in every worker: once to have data and libraries loaded, then twice for unequal numbers
    /// of steps. None where a stop came first.</summary>
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
        foreach (var steps in new[] { FewSteps, FewSteps, ManySteps })
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

        return Prelude.Some<SearchEvent>(new SearchEvent.Measured(Result(reference, times[1], times[2], workers)));
    }

    private static Measurement Result(Candidate reference, Option<double> few, Option<double> many, int workers)
    {
        var step = (from shorter in few from longer in many select (longer - shorter) / (ManySteps - FewSteps))
            .Filter(seconds => seconds > 0)
            .IfNone(UnknownStep);
        return new(reference.Size, Slowdown * step, Math.Max(0, few.IfNone(0) - (FewSteps * step)), workers);
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
