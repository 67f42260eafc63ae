using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Replaying;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Verifying;

/// <summary>Checks a run folder without running or deciding anything again: what must hold of any run, whatever wrote it.</summary>
public static class RunVerification
{
    /// <summary>Every part of a run; the left side says why the journal itself cannot be believed.</summary>
    public static Either<RunFault, Seq<VerifiedPart>> Check(string folder, Codec<Recipe> recipes) =>
        RunReplay
            .Open(folder, recipes)
            .Map(run =>
                Seq(
                    new VerifiedPart("events", run.History.Rows.Count, Seq<string>()),
                    Parents(run),
                    Architectures(run),
                    Budget(run),
                    Best(run, new RunFolder(folder)),
                    Weights(run, new RunFolder(folder)),
                    Tables(run, new RunFolder(folder))
                )
            );

    /// <summary>A parent is an earlier trial whose outcome the decision could see; mutants of the recipe's own architectures need not know
    /// how these did.</summary>
    private static VerifiedPart Parents(RunReplay run)
    {
        var parents = run.State.Trials.SelectMany(trial => ParentsOf(trial).Select(parent => (Trial: trial, Parent: parent))).ToList();
        return Part(
            "parents",
            parents.Count,
            parents
                .Where(pair =>
                    pair.Parent < 0
                    || pair.Parent >= pair.Trial.Number
                    || (!IsSeed(run, pair.Parent) && (pair.Parent > LatestKnown(run, pair.Trial) || !Scored(run, pair.Parent)))
                )
                .Select(pair => Words($"trial {pair.Trial.Number} comes from trial {pair.Parent}, which it could not know"))
        );
    }

    private static bool IsSeed(RunReplay run, int trial) => run.State.Trials[trial].Proposal.Origin is Origin.Seeded;

    /// <summary>Whoever goes on to a longer training of planned minutes was chosen when all trials before it had ended.</summary>
    private static int LatestKnown(RunReplay run, Trial trial) =>
        Math.Max(
            trial.Number - (trial.Proposal.Origin is Origin.Promoted && run.Recipe.Pacing.IsSome ? 1 : run.Recipe.Lookahead),
            run.Recipe.Strategy.WaitsFor(trial.Number) - 1
        );

    private static bool Scored(RunReplay run, int trial) => run.State.Trials[trial].Score.IsSome;

    private static IEnumerable<int> ParentsOf(Trial trial) =>
        trial.Proposal.Origin switch
        {
            Origin.Mutated mutated => [mutated.Parent],
            Origin.Crossed crossed => [crossed.Parent, crossed.Donor],
            Origin.Promoted promoted => [promoted.Trial],
            Origin.Sampled or Origin.Seeded => [],
            _ => throw new ArgumentOutOfRangeException(nameof(trial)),
        };

    /// <summary>An architecture is one of the space, of the size that was recorded and within the limits; a sample derives from the
    /// grammar.</summary>
    private static VerifiedPart Architectures(RunReplay run)
    {
        var candidates = run.State.Trials.SelectMany(trial => trial.Proposal.Candidate.Select(candidate => (trial, candidate))).ToList();
        var parsed =
            from grammar in GrammarText.Parse(run.Recipe.Grammar.Text).ToOption()
            from input in TensorType.Parse(run.Recipe.Task.Input).ToOption()
            select (grammar, input);
        return Part(
            "architectures",
            candidates.Count,
            parsed.Match(
                space => candidates.SelectMany(found => Problem(run.Recipe, space.grammar, space.input, found.trial, found.candidate)),
                () => ["the recipe's grammar or input cannot be read"]
            )
        );
    }

    private static Option<string> Problem(Recipe recipe, Grammar grammar, TensorType input, Trial trial, Candidate candidate) =>
        ArchitectureText
            .Parse(candidate.Text, input, grammar.Settings.Fold)
            .Match(
                tree =>
                    GrammarSpace.Describe(tree, recipe.Task.Target.Head, recipe.Training.BatchSize) != candidate
                        ? Words($"the architecture of trial {trial.Number} has another size or text than was recorded")
                    : !recipe.Limits.Allow(candidate.Size) ? Words($"the architecture of trial {trial.Number} is beyond the limits")
                    : trial.Proposal.Origin is Origin.Sampled && !Membership.Derives(grammar, tree)
                        ? Words($"the grammar does not derive the architecture of trial {trial.Number}")
                    : Option<string>.None,
                faults => Words($"the architecture of trial {trial.Number} is none: {faults[0]}")
            );

    /// <summary>Nothing is proposed beyond the budget that was in force.</summary>
    private static VerifiedPart Budget(RunReplay run)
    {
        var (state, trained, problems) = (SearchState.Empty, 0L, new List<string>());
        foreach (var happened in run.History.Rows.Select(row => row.Event))
        {
            if (happened is SearchEvent.Proposed { Proposal: var proposal })
            {
                var budget = state.BudgetOf(run.Recipe);
                trained += proposal.Candidate.IsSome ? proposal.Epochs.IfNone(run.Recipe.Training.Epochs) : 0;
                if (
                    budget.Trials.Exists(max => proposal.Trial >= max)
                    || budget.Epochs.Exists(max => proposal.Candidate.IsSome && trained > max)
                )
                {
                    problems.Add(Words($"trial {proposal.Trial} is beyond the budget"));
                }
            }

            state = state.Apply(happened);
        }

        return Part("budget", run.State.Trials.Count, problems);
    }

    /// <summary>The final training is that of the trial that was best then, and the best architecture is written down as it is now.</summary>
    private static VerifiedPart Best(RunReplay run, RunFolder folder)
    {
        var (state, problems) = (SearchState.Empty, new List<string>());
        foreach (var happened in run.History.Rows.Select(row => row.Event))
        {
            if (happened is SearchEvent.FinalTrainingEnded final && !state.Best.Exists(best => best.Number == final.Trial))
            {
                problems.Add(Words($"trial {final.Trial} had the final training and was not the best"));
            }

            state = state.Apply(happened);
        }

        return Part("best", state.Best.Count(), problems.Concat(BestText(run, folder)));
    }

    private static IEnumerable<string> BestText(RunReplay run, RunFolder folder) =>
        IsPublished(run) && run.State.Best.Bind(best => best.Proposal.Candidate).Case is Candidate best
            ? Differs(folder.BestArchitecture, best.Text + "\n")
            : [];

    /// <summary>Weight files are those that their trainings wrote. Runs of earlier versions did not record them.</summary>
    private static VerifiedPart Weights(RunReplay run, RunFolder folder)
    {
        var recorded = Finals(run, folder).Concat(Retrainings(run, folder)).ToList();
        var kept = folder.Weights.Hashes.Order(StringComparer.Ordinal).ToList();
        return Part(
            "weights",
            recorded.Count + kept.Count,
            recorded
                .SelectMany(file => Problem(file.Path, file.Hashes))
                .Concat(kept.SelectMany(hash => folder.Weights.Check(hash).AsEnumerable()))
        );
    }

    private static Option<string> Problem(string path, Seq<string> hashes) =>
        FileHash
            .Sha256(path)
            .Match(
                hash => hashes.Contains(hash) ? None : Some($"{path} is not the file that the training wrote"),
                () => Some($"{path} is missing")
            );

    private static IEnumerable<(string Path, Seq<string> Hashes)> Finals(RunReplay run, RunFolder folder) =>
        from final in run.State.Final.AsEnumerable()
        from hash in final.Weights.AsEnumerable()
        select (folder.BestWeights, hash.Cons(HashesOf(run, done => IsFinal(run, done))));

    /// <summary>Each folder holds what its trial's last training wrote.</summary>
    private static IEnumerable<(string Path, Seq<string> Hashes)> Retrainings(RunReplay run, RunFolder folder) =>
        run
            .State.Retrainings.Where(done => !IsFinal(run, done) && done.Weights.IsSome)
            .GroupBy(done => done.Trial)
            .Select(trial => (folder.ModelOf(trial.Key).Weights, trial.Last().Weights.ToSeq()));

    private static Seq<string> HashesOf(RunReplay run, Func<Retraining, bool> chosen) =>
        run.State.Retrainings.Where(chosen).SelectMany(done => done.Weights).ToSeq();

    private static bool IsFinal(RunReplay run, Retraining done) =>
        run.State.Final.Exists(final => final.Trial == done.Trial && run.Recipe.FinishedIn(final.Epochs) == done.Training);

    /// <summary>What is derived from the journal says the same. It lags behind while a search runs, and after one was killed.</summary>
    private static VerifiedPart Tables(RunReplay run, RunFolder folder) =>
        Part(
            "tables",
            IsPublished(run) ? 2 : 1,
            Differs(folder.Grammar, run.Recipe.Grammar.Text)
                .Concat(IsPublished(run) ? Differs(folder.Trials, TrialsTable.Print(run.State)) : [])
        );

    private static bool IsPublished(RunReplay run) => run.State.Stopped.IsSome;

    private static IEnumerable<string> Differs(string path, string expected)
    {
        try
        {
            // Line ends may have changed on the way through an archive or a version control system.
            return RegularFile.ReadText(path, long.MaxValue).ReplaceLineEndings("\n") == expected.ReplaceLineEndings("\n")
                ? []
                : [$"{path} does not say what the journal says"];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return [$"{path} cannot be read: {cause.Message.TrimEnd('.')}"];
        }
    }

    private static VerifiedPart Part(string name, int count, IEnumerable<string> problems) => new(name, count, problems.ToSeq().Strict());

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
