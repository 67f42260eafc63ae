using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Surrogates;

public class SurrogateStrategyTests
{
    private static readonly Surrogate Graf = ToySpace.Surrogate(SurrogateEncoding.Graf);

    private static readonly Strategy[] All =
    [
        new SurrogateSelection(ToySpace.Evolution, Graf, 10, 3, 0.2),
        new SurrogateRejection(ToySpace.Evolution, Graf, 10, 0.9),
        new SurrogateObjective(ToySpace.Evolution, Graf, 5),
        new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp) with { FitOnAll = false }, 10, 3, 0),
        new SurrogateSelection(ToySpace.Evolution, ToySpace.ByFormula, 10, 3, 0.2),
        new SurrogateRejection(ToySpace.Evolution, ToySpace.ByFormula, 10, 0.9),
        new SurrogateObjective(ToySpace.Evolution, ToySpace.ByFormula, 5),
    ];

    public static TheoryData<Strategy> Strategies => new(All);

    /// <summary>All but the last, where a formula decides alone.</summary>
    public static TheoryData<Strategy> HeedingScores => new(All[..^1]);

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Search_BeforeItsStart_IsPlainEvolution(Strategy strategy)
    {
        var plain = Texts(SimulatedSearch.Sequential(ToySpace.Recipe(ToySpace.Evolution)));
        var helped = Texts(SimulatedSearch.Sequential(ToySpace.Recipe(strategy)));
        Assert.Equal(plain.Take(Graf.Start), helped.Take(Graf.Start));
        Assert.NotEqual(plain, helped);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Search_GoneOnWithAnywhere_DecidesTheSame(Strategy strategy)
    {
        var recipe = ToySpace.Recipe(strategy);
        var history = SimulatedSearch.Sequential(recipe);
        for (var cut = 1; cut < history.Count; cut += 7)
        {
            // Nothing is kept from one decision to the next.
            Assert.IsType<ReplayResult.Identical>(Replay.Decisions(recipe, ToySpace.Space, history.Take(cut)));
        }
    }

    [Theory]
    [MemberData(nameof(HeedingScores))]
    public void Search_WithAnotherScoreBeforeAFit_DecidesOtherwise(Strategy strategy)
    {
        var recipe = ToySpace.Recipe(strategy);
        var history = SimulatedSearch.Sequential(recipe);
        var altered = history.FindIndex(e => e is SearchEvent.Finished { Verdict: Verdict.Scored });
        history[altered] = ((SearchEvent.Finished)history[altered]) with { Verdict = Verdict.FromScore(50, default, default) };
        Assert.IsType<ReplayResult.Differs>(Replay.Decisions(recipe, ToySpace.Space, history));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Search_WhereFeaturesTellTheScore_FindsMoreThanEvolution(Strategy strategy)
    {
        var (plain, helped) = (0.0, 0.0);
        for (var seed = 1; seed <= 10; seed++)
        {
            plain += Best(SimulatedSearch.Sequential(ToySpace.Recipe(ToySpace.Evolution, seed, lookahead: 1, trials: 40)));
            helped += Best(SimulatedSearch.Sequential(ToySpace.Recipe(strategy, seed, lookahead: 1, trials: 40)));
        }

        Assert.True(helped > plain, $"{helped} against {plain}");
    }

    [Fact]
    public void Selection_OfChildrenWithoutKnownProxies_AsksForThemFirst()
    {
        var recipe = ToySpace.Recipe(new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Both), 10, 3, 0));
        var history = SimulatedSearch.Sequential(recipe);
        var asked = history
            .OfType<SearchEvent.Assessed>()
            .SelectMany(e => e.Assessments)
            .Select(assessment => assessment.Architecture)
            .ToList();
        Assert.Equal(asked.Count, asked.Distinct().Count());
        Assert.All(history.OfType<SearchEvent.Assessed>(), e => Assert.InRange(e.Assessments.Count, 1, Decide.MaxAssessedAtOnce));

        // Whatever was trained after the start was read before, with the scored trials that were learnt from.
        var trained = Texts(history).Skip(Graf.Start + Surrogate.MinRows);
        Assert.Subset(asked.ToHashSet(), trained.ToHashSet());
    }

    [Fact]
    public void Selection_OfAWholeRound_TrainsTheBestPredictedInTheirOrder()
    {
        var strategy = new SurrogateSelection(ToySpace.Evolution, Graf, 10, 3, 0.2);
        var recipe = ToySpace.Recipe(strategy, lookahead: 1);
        var history = SimulatedSearch.Sequential(recipe);
        var trials = SearchState.Fold(history).IfLeft(SearchState.Empty).Trials;
        var view = new SearchView(Graf.Start + 3, recipe.Seeds.Count, trials, 1)
        {
            Limits = recipe.Limits,
            Shared = RandomStream.FromSeed(recipe.Seed).Child("strategy"),
            Proposed = trials.Fold(ProposedArchitectures.None, (known, trial) => known.Add(trial.Proposal)),
        };
        var children = CandidatePool.DrawCandidates(strategy.Evolution, ToySpace.Space, view, 10, 0.2);
        var prediction = SurrogateModel
            .At(Graf, ToySpace.Space, view, strategy.Evolution.Population)
            .Predict([.. children.Select(child => child.Candidate)]);
        var best = children
            .Zip(prediction.Scores, (child, score) => (child.Candidate.Text, score))
            .OrderByDescending(pair => pair.score)
            .Take(3);
        Assert.Equal(best.Select(pair => pair.Text), Texts(history).Skip(Graf.Start + 3).Take(3));
    }

    [Fact]
    public void Rejection_AtTheHighestQuantile_TrainsTheBestChild()
    {
        var picky = ToySpace.Recipe(new SurrogateRejection(ToySpace.Evolution, Graf, 10, 1), lookahead: 1);
        var lax = ToySpace.Recipe(new SurrogateRejection(ToySpace.Evolution, Graf, 10, 0), lookahead: 1);
        Assert.True(MeanAfterStart(picky) > MeanAfterStart(lax));
    }

    public static TheoryData<Strategy> TaughtStrategies =>
        [
            new SurrogateSelection(ToySpace.Evolution, WithSource(SurrogateEncoding.Graf), 10, 3, 0.2),
            new SurrogateRejection(ToySpace.Evolution, WithSource(SurrogateEncoding.Graf), 10, 0.9),
            new SurrogateObjective(ToySpace.Evolution, WithSource(SurrogateEncoding.Graf), 5),
            new SurrogateSelection(ToySpace.Evolution, WithSource(SurrogateEncoding.Both), 10, 3, 0.2),
        ];

    [Theory]
    [MemberData(nameof(TaughtStrategies))]
    public void Search_TaughtByAnotherTask_StartsBetterAndGoesOnTheSame(Strategy strategy)
    {
        var (plain, taught) = (0.0, 0.0);
        for (var seed = 1; seed <= 6; seed++)
        {
            plain += Best(SimulatedSearch.Sequential(ToySpace.Recipe(ToySpace.Evolution, seed, trials: 10)));
            taught += Best(SimulatedSearch.Run(ToySpace.Recipe(strategy, seed, trials: 10), School(strategy), 1, _ => -1));
        }

        Assert.True(taught > plain, $"{taught} against {plain}");
        var recipe = ToySpace.Recipe(strategy);
        var history = SimulatedSearch.Run(recipe, School(strategy), 1, _ => -1);
        for (var cut = 1; cut < history.Count; cut += 17)
        {
            Assert.IsType<ReplayResult.Identical>(Replay.Decisions(recipe, School(strategy), history.Take(cut)));
        }
    }

    [Fact]
    public void Forecast_OfOwnTrialsAndAnotherTask_IsTheirMeanByTrials()
    {
        var recipe = ToySpace.Recipe(
            new SurrogateSelection(ToySpace.Evolution, WithSource(SurrogateEncoding.Graf), 10, 3, 0.2),
            lookahead: 1
        );
        var trials = SearchState.Fold(SimulatedSearch.Run(recipe, School(recipe.Strategy), 1, _ => -1)).IfLeft(SearchState.Empty).Trials;
        ImmutableArray<Candidate> words = [ToySpace.Word("eee"), ToySpace.Word("abc"), ToySpace.Word("efgh")];

        // Fitted at trial 20, with as many own trials as have a score by then, or with none at all; the own trials' part follows from one
        // weight and holds for another.
        var (source, light, heavy) = (
            Of(WithSource(SurrogateEncoding.Graf), School(recipe.Strategy), 0),
            Of(WithSource(SurrogateEncoding.Graf), School(recipe.Strategy)),
            Of(WithSource(SurrogateEncoding.Graf, 24), School(recipe.Strategy))
        );
        var scored = trials.Take(20).Count(trial => trial.Score.IsSome);
        ImmutableArray<double> own = [.. light.Select((mean, i) => ((scored + 8) * mean - 8 * source[i]) / scored)];
        Assert.All(Enumerable.Range(0, words.Length), i => Assert.Equal((scored * own[i] + 24 * source[i]) / (scored + 24), heavy[i], 9));
        // Ranks from 0 to 1, nearly, for a model may reach a little beyond; normal scores of twenty trials reach from -2 to 2.
        Assert.All(own, rank => Assert.InRange(rank, -0.25, 1.25));

        ImmutableArray<double> Of(Surrogate surrogate, SearchSpace space, int trial = 20) =>
            SurrogateModel
                .At(
                    surrogate,
                    space,
                    new SearchView(trial, 2, trials, 1)
                    {
                        Limits = recipe.Limits,
                        Shared = RandomStream.FromSeed(recipe.Seed).Child("strategy"),
                        Proposed = ProposedArchitectures.None,
                    },
                    12
                )
                .Predict(words)
                .Scores;
    }

    private static Surrogate WithSource(SurrogateEncoding encoding, double weight = 8) =>
        ToySpace.Surrogate(encoding) with
        {
            Start = 0,
            Source = new SurrogateSource("hash", weight),
        };

    /// <summary>The toy space with another task to learn from, on which words with many e are good, too; it lacks proxies.</summary>
    private static SearchSpace School(Strategy strategy)
    {
        string[] words = [.. from first in "aceg" from second in "bdef" from third in "aeee" select $"{first}{second}{third}"];
        var surrogate = Surrogate.FindIn(strategy).IfNone(Graf);
        ImmutableArray<string> names = [.. ToySpace.Space.Features.Names, .. surrogate.Proxies];
        var features = FeatureTable.BuildRows(
            names,
            words.Length,
            (row, target) =>
            {
                target.Fill(double.NaN);
                ToySpace.Space.Features.Of(ToySpace.Word(words[row])).CopyTo(target);
            }
        );
        return ToySpace.Space with
        {
            Source = new TrainingSet(features, [.. Ranks.Shares([.. words.Select(word => word.Count(letter => letter == 'e'))])]),
        };
    }

    [Fact]
    public void Formula_AsTheSurrogate_NeedsNothingButItsProxies()
    {
        var strategy = new SurrogateRejection(ToySpace.Evolution, ToySpace.ByFormula with { Start = 0 }, 10, 1);
        Assert.Equal<string>(["share"], strategy.Proxies);
        var history = SimulatedSearch.Sequential(ToySpace.Recipe(strategy) with { Seeds = default });
        Assert.IsType<SearchEvent.Assessed>(history[1]);
        var best = history
            .OfType<SearchEvent.Assessed>()
            .First()
            .Assessments.MaxBy(assessment => assessment.Values.Find(value => value.Name == "share").Map(value => value.Value).IfNone(-1))!;
        Assert.Equal(best.Architecture, Texts(history)[0]);
    }

    [Fact]
    public void Formula_WhereItHasNoValue_RanksLast()
    {
        Candidate[] words = [ToySpace.Word("abc"), ToySpace.Word("eee"), ToySpace.Word("bad")];
        var assessments = ProxyAssessments.None.Add(Seq(Reading("abc", 3), Reading("eee", -7), Reading("bad", double.NaN)));
        Assert.Equal(
            [3, -7, double.NegativeInfinity],
            FormulaPrediction.Compute(new Formula.Metric("luck"), assessments, [.. words]).Scores.AsEnumerable()
        );
        Assert.Equal(
            words[2..],
            FormulaPrediction
                .Compute(new Formula.Metric("luck"), ProxyAssessments.None.Add(Seq(Reading("abc", 3), Reading("eee", -7))), [.. words])
                .Unassessed.AsEnumerable()
        );

        static ProxyAssessment Reading(string word, double luck) => new(word, Seq1(new Metric("luck", luck)), 0);
    }

    [Fact]
    public void Formula_OfCounts_ReadsThemInMillions()
    {
        var assessments = ProxyAssessments.None.Add(
            Seq1(new ProxyAssessment("abc", Seq(new Metric("flops", 15e6), new Metric("params", 2e6), new Metric("jacov", -3)), 0))
        );
        var formula = FormulaText.Parse("flops + params + jacov").IfLeft(fault => throw new FormatException($"{fault}"));
        Assert.Equal([14.0], FormulaPrediction.Compute(formula, assessments, [ToySpace.Word("abc")]).Scores.AsEnumerable());
    }

    private static double MeanAfterStart(Recipe recipe) => Scores(SimulatedSearch.Sequential(recipe)).Skip(20).Average();

    private static double Best(IEnumerable<SearchEvent> history) => Scores(history).Max();

    private static IEnumerable<double> Scores(IEnumerable<SearchEvent> history) =>
        history.OfType<SearchEvent.Finished>().Select(e => e.Verdict).OfType<Verdict.Scored>().Select(verdict => verdict.Score);

    private static List<string> Texts(IEnumerable<SearchEvent> history) =>
        history
            .OfType<SearchEvent.Proposed>()
            .SelectMany(e => e.Proposal.Candidate.AsEnumerable())
            .Select(candidate => candidate.Text)
            .ToList();
}
