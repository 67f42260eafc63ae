using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Replaying;

/// <summary>The trials of a run from which other searches can learn.</summary>
public static class ArchiveExport
{
    /// <summary>The trials of a run with a reproducible outcome: scored, diverged or refused. Trials ended by the machine say nothing about
    /// the network.</summary>
    public static ImmutableArray<ArchivedTrial> Collect(RunReplay run)
    {
        var state = run.State;
        return
        [
            .. from trial in state.Trials
            from candidate in trial.Proposal.Candidate
            from verdict in trial.Verdict
            // Scores of longer trainings, and of weights that a parent left, say something else.
            where verdict.IsReproducible && trial.Rung == 0 && trial.Proposal.Inherits.IsNone && !EndedEarly(trial.Proposal, verdict)
            select new ArchivedTrial(
                run.Recipe.Task with
                {
                    Data = None,
                    Reading = ReadingOptions.Usual,
                    Skipped = [],
                    Images = None,
                },
                run.Recipe.Grammar.Name,
                Recipe.TunedBy(trial.Proposal, run.Recipe.Training),
                run.Recipe.Seed,
                trial.Number,
                candidate,
                verdict.Kind,
                trial.Score,
                trial.Usage.Seconds
            )
            {
                Proxies = state
                    .Assessments.All.Find(assessment => assessment.Architecture == candidate.Text)
                    .Map(assessment => assessment.Values.Filter(value => !double.IsNaN(value.Value)).Strict())
                    .IfNone(Seq<Metric>()),
            },
        ];
    }

    private static bool EndedEarly(Proposal proposal, Verdict verdict) =>
        proposal.Stop.Exists(stop => verdict is Verdict.Scored scored && scored.Epochs.Count <= stop.Floors.Length);
}
