using LanguageExt;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Learning;
using Nas.Effects.Runs.Journals;
using Nas.Effects.Runs.Replaying;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Publishing.Reports;

/// <summary>Searches with invented outcomes, for reports: real decisions, every kind of verdict, nothing trained.</summary>
internal static class MadeRun
{
    public static Recipe Recipe(int trials) =>
        new(
            "0.0.0",
            new("einspace", BuiltInGrammars.Text("einspace").IfNone("")),
            new("toy", None, "0123456789abcdef", "1x28x28", 10),
            new(4),
            new RegularisedEvolution(16, 4, 1, 0.3),
            Lookahead: 1,
            Limits.None with
            {
                Parameters = Some(2_000_000L),
                Nodes = Some(200),
            },
            TrainingRecipe.Default(4),
            new(10, 1L << 30, 10),
            new(Some(trials), None, None),
            None,
            Seq1(new NamedArchitecture("small_cnn", Nas.Domain.Architectures.Derivations.BuiltInSeeds.Text("small_cnn").IfNone("")))
        );

    /// <summary>The same with a surrogate that decides from trial 20 on, fitted for each round of five.</summary>
    public static Recipe BySurrogate(int trials) =>
        Recipe(trials) with
        {
            Strategy = new SurrogateSelection(
                new(16, 4, 1, 0),
                new(SurrogateEncoding.Graf, "forest", 20, 5, FitOnAll: true),
                Sampled: 12,
                Chosen: 5,
                Fresh: 0.2
            ),
        };

    public static SearchSpace Space(Recipe recipe) =>
        GrammarSpace.FromRecipe(recipe).IfLeft(reason => throw new InvalidOperationException(reason)).Remembering();

    /// <summary>A whole run; one event takes seven seconds.</summary>
    public static RunReplay Create(Recipe recipe)
    {
        var space = Space(recipe);
        var history = new List<SearchEvent> { new SearchEvent.Started("hash", "0.0.0") };
        var state = SearchState.Empty;
        while (state.Stopped.IsNone)
        {
            SearchEvent next = Decide.Next(recipe, space, state) switch
            {
                Decision.Propose propose when state.Open.IsEmpty => new SearchEvent.Proposed(propose.Proposal),
                Decision.Stop stop => new SearchEvent.Stopped(stop.Reason),
                _ => new SearchEvent.Finished(state.Open[0].Number, VerdictOf(state.Open[0]), new(6.5, 300L << 20)),
            };
            history.Add(next);
            state = state.Apply(next);
        }

        var best = state.Best.IfNone(() => throw new InvalidOperationException("no trial scored"));
        history.Add(
            new SearchEvent.FinalTrainingEnded(
                best.Number,
                Scored(0.9125) with
                {
                    Test = new Evaluation.OfClasses(0.9125, None),
                },
                new(40, 400L << 20)
            )
        );
        return Create(recipe, history);
    }

    public static RunReplay Create(Recipe recipe, IEnumerable<SearchEvent> history) =>
        new(
            recipe,
            new(
                history
                    .Select(
                        (happened, i) =>
                            new JournalRow(i + 1, happened, $"2026-01-02T03:04:{i % 60:00}.0000000+00:00", TimeSpan.FromSeconds(7 * i))
                    )
                    .ToSeq()
                    .Strict(),
                SearchState.Fold(history).IfLeft(objection => throw new InvalidOperationException(objection)),
                ""
            )
        );

    private static Verdict VerdictOf(Trial trial)
    {
        var parameters = trial.Proposal.Candidate.Map(candidate => candidate.Size.Parameters).IfNone(0);
        var noise = RandomStream.FromSeed(new(9)).Child(trial.Number).Cursor().NextDouble();
        return (trial.Number % 12) switch
        {
            5 => new Verdict.OutOfMemory("1024 MB reached"),
            8 when trial.Number % 24 == 8 => new Verdict.Crashed("signal 11, Segmentation fault"),
            10 => new Verdict.Diverged("the score is NaN"),
            11 when trial.Number % 36 == 11 => new Verdict.TimedOut("300 s reached"),
            _ => Scored(Math.Round(0.35 + 0.5 / (1 + Math.Exp(3.5 - Math.Log10(parameters + 1))) + 0.12 * noise, 4)),
        };
    }

    private static Verdict.Scored Scored(double score) =>
        new(
            score,
            Seq(0.55, 0.8, 0.93, 1.0)
                .Map(share => new EpochResult(Math.Round(2.3 - 2 * share * score, 4), Math.Round(share * score, 4)))
                .Strict(),
            Seq<Metric>()
        );
}
