using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using Nas.Effects.Learning;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Journals;
using Nas.Effects.Training.Models;
using Nas.Effects.Trials;

namespace Nas.Effects.Runs.Replaying;

/// <summary>Runs a recorded search again and compares.</summary>
/// <param name="Recipe">What the search follows from.</param>
/// <param name="History">What was recorded.</param>
public sealed record RunReplay(Recipe Recipe, JournalHistory History)
{
    /// <summary>A run folder, for reading only.</summary>
    public static Either<RunFault, RunReplay> Open(string folder) => Open(folder, RecipeCodec.Record);

    /// <summary>The same with what reads recipes.</summary>
    public static Either<RunFault, RunReplay> Open(string folder, Codec<Recipe> recipes)
    {
        var run = new RunFolder(folder);
        return from recipe in RunSession.Load(run, recipes)
            from history in JournalReader.Read(run.Journal)
            from replay in RunSession.Matches(recipe, history.Rows)
                ? Prelude.Right<RunFault, RunReplay>(new RunReplay(recipe, history))
                : RunSession.NotItsRecipe(run)
            from archive in RunArchive.Load(run, recipe)
            select replay with
            {
                Archive = archive,
            };
    }

    /// <summary>The archive that the recipe names; empty where it names none.</summary>
    public ImmutableArray<ArchivedTrial> Archive { get; private init; } = [];

    /// <summary>The space that was searched, or what is wrong with the recipe.</summary>
    public Either<string, SearchSpace> Space => GrammarSpace.FromRecipe(Recipe, Archive).Map(space => space.Remembering());

    /// <summary>The state that was recorded last.</summary>
    public SearchState State => History.State;

    /// <summary>The latest build that had a hand in the run and is not this one, or none.</summary>
    public Option<string> OtherBuild =>
        History
            .Rows.Choose(row =>
                row.Event switch
                {
                    SearchEvent.Started started => Prelude.Some(started.ToolVersion),
                    SearchEvent.Resumed resumed => resumed.ToolVersion,
                    _ => Option<string>.None,
                }
            )
            .Filter(build => build != Build.Text)
            .LastOrNone();

    /// <summary>Derives every decision again from the recipe and the recorded outcomes.</summary>
    public ReplayResult Decisions(SearchSpace space) => Replay.Decisions(Recipe, space, History.Rows.Map(row => row.Event));

    /// <summary>Recomputes every decision, then runs every trial again, in order, and compares verdicts to the last bit.</summary>
    /// <remarks>Trials that the machine ended (time, memory, crashes) say nothing about the candidate and are skipped.</remarks>
    /// <param name="space">The space of the recipe's grammar.</param>
    /// <param name="runner">Runs the trials.</param>
    /// <param name="fitter">Fits the models again that decisions asked for.</param>
    /// <param name="parallel">Trials at once.</param>
    /// <param name="progress">Called for each identical verdict.</param>
    /// <param name="cancellation">Ends the replay early with the comparisons made so far.</param>
    /// <param name="fitterOf">The fitter where fits look at the weights of the repeated trials.</param>
    public async Task<Either<RunFault, ReplayResult>> Scores(
        SearchSpace space,
        TrialRunner runner,
        FitRunner fitter,
        int parallel,
        Action<TrialSpec> progress,
        CancellationToken cancellation,
        Func<WeightsFolder, FitRunner>? fitterOf = null
    )
    {
        var decided = Decisions(space);
        if (decided is not ReplayResult.Identical identical)
        {
            return decided;
        }

        if (
            !Recipe.Strategy.LooksAtNetworks
            && await Fits(space, fitter, cancellation) is { Case: not Option<ReplayResult> { IsNone: true } } fits
        )
        {
            return fits.Map(differs => differs.IfNone(identical));
        }

        using var weights = new ScratchFolder();
        foreach (var batch in Independent(Repeatable(), parallel))
        {
            var outcomes = await Task.WhenAll(batch.Select(trial => runner.Run(WithWeights(trial.Spec, weights), cancellation)));
            foreach (var ((spec, recorded), outcome) in Enumerable.Zip(batch, outcomes))
            {
                if (cancellation.IsCancellationRequested)
                {
                    return identical;
                }

                if (outcome.Map(o => VerdictDifference.Find(spec, recorded, o.Verdict)).Case is not Option<ReplayResult> difference)
                {
                    return outcome.Map(_ => (ReplayResult)identical);
                }

                if (difference.Case is ReplayResult differs)
                {
                    return differs;
                }

                identical = identical with { Scores = identical.Scores + 1 };
                progress(spec);
            }
        }

        return Recipe.Strategy.LooksAtNetworks && fitterOf is not null
            ? (await Fits(space, fitterOf(new(weights.Path)), cancellation)).Map(differs => differs.IfNone(identical))
            : identical;
    }

    /// <summary>Weights are made again, from the first trial on, in a folder that is deleted afterwards.</summary>
    private TrialSpec WithWeights(TrialSpec spec, ScratchFolder weights) =>
        Recipe.KeepsWeights ? spec with { WeightsFolder = weights.Path } : spec;

    /// <summary>Trials in groups that may run at once: none inherits the weights of another in its group.</summary>
    private static IEnumerable<List<(TrialSpec Spec, Verdict Verdict)>> Independent(
        IEnumerable<(TrialSpec Spec, Verdict Verdict)> trials,
        int parallel
    )
    {
        var group = new List<(TrialSpec Spec, Verdict Verdict)>();
        foreach (var trial in trials)
        {
            var waits = trial.Spec.Inherits.Exists(hash =>
                group.Exists(other => other.Verdict is Verdict.Scored scored && scored.Weights == hash)
            );
            if (group.Count == parallel || waits)
            {
                yield return group;
                group = [];
            }

            group.Add(trial);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    /// <summary>Fits every model again that can be; the first score that differs, or none.</summary>
    private async Task<Either<RunFault, Option<ReplayResult>>> Fits(SearchSpace space, FitRunner fitter, CancellationToken cancellation)
    {
        var state = SearchState.Empty;
        foreach (var happened in History.Rows.Map(row => row.Event))
        {
            if (
                happened is SearchEvent.Fitted { Result: var recorded }
                && Decide.Next(Recipe, space, state) is Decision.Fit { Request.IsReproducible: true } asked
            )
            {
                if (cancellation.IsCancellationRequested)
                {
                    return Option<ReplayResult>.None;
                }

                var again = await fitter.Run(asked.Request, CancellationToken.None);
                if (again.Map(fit => Difference(recorded, fit)).Case is not Option<ReplayResult> { IsNone: true })
                {
                    return again.Map(fit => Difference(recorded, fit));
                }
            }

            state = state.Apply(happened);
        }

        return Option<ReplayResult>.None;
    }

    private static Option<ReplayResult> Difference(FitResult recorded, FitResult again) =>
        Enumerable
            .Zip(recorded.Scores, again.Scores)
            .Where(pair => !pair.First.Equals(pair.Second))
            .Select(pair =>
                Prelude.Some<ReplayResult>(
                    new ReplayResult.Differs(
                        recorded.Trial,
                        "fitted score",
                        pair.First.ToString("R", CultureInfo.InvariantCulture),
                        pair.Second.ToString("R", CultureInfo.InvariantCulture)
                    )
                )
            )
            .FirstOrDefault();

    /// <summary>A final training with the steps that the clock allowed it, and the weights that it began with.</summary>
    private TrialSpec Again(TrialSpec spec, FinalResult result) =>
        spec with
        {
            Training = spec.Training with { Steps = (result.Verdict as Verdict.Scored)?.Steps ?? Option<StepPlan>.None },
            Inherits = Recipe.Pacing.Bind(_ => State.WeightsOf(result.Trial)),
        };

    private IEnumerable<(TrialSpec Spec, Verdict Verdict)> Repeatable()
    {
        var state = State;
        var searched =
            from trial in state.Trials
            from spec in state.SpecOf(Recipe, trial.Proposal).AsEnumerable()
            from verdict in trial.Verdict.AsEnumerable()
            where verdict is not Verdict.Rejected || spec.Latency.IsNone // Perhaps by a measurement, which is a fact.
            select (spec with { Latency = default }, verdict);
        var final =
            from result in state.Final.AsEnumerable()
            from spec in Recipe.ToFinish(state.Trials[result.Trial].Proposal, result.Epochs).AsEnumerable()
            select (Again(spec, result), result.Verdict);
        var again =
            from retraining in state.Retrainings
            from spec in Recipe.ToRetrain(state.Trials[retraining.Trial].Proposal, retraining.Training).AsEnumerable()
            select (spec, retraining.Verdict);
        return searched.Concat(final).Concat(again).Where(trial => trial.Item2.IsReproducible);
    }
}
