using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Learning;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Ensembles;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Fidelities;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Strategies.MultiObjective;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Partition;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Strategies.TreeSearch;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Decisions;

public class DecideTests
{
    public static TheoryData<string> Strategies =>
        [
            "random",
            "evolution",
            "local",
            "mcts",
            "mcts-improvement",
            "surrogate-selection",
            "surrogate-rejection",
            "surrogate-objective",
            "surrogate-both",
            "robot",
            "po-nas",
            "successive-halving",
            "hyperband",
            "asha",
            "bohb",
            "nsga2",
            "front-mutation",
            "front-surrogate",
            "partition",
            "random-selection",
            "growing",
            "terminals",
            "surrogate-raw",
            "nes-re",
        ];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Decisions_OfAFixedSeed_AreTheApprovedOnes(string strategy) =>
        Snapshot.Matches($"Search/decisions-{strategy}", SimulatedSearch.Outcome(SimulatedSearch.Sequential(RecipeOf(strategy))));

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Search_AnyWorkersAndOrderOfEnding_GivesTheSameTrials(string strategy)
    {
        // RoBoT weighs its proxies anew at each decision: one search takes it as long as ten take the others.
        var recipe = RecipeOf(strategy);
        var expected = SimulatedSearch.Outcome(SimulatedSearch.Sequential(recipe));
        Prop.ForAll(
                Gen.Choose(1, 4).ToArbitrary(),
                Gen.Choose(-2, 5).ListOf().ToArbitrary(),
                (workers, order) =>
                {
                    var step = 0;
                    var picks = order.Append(0).Append(-1).ToArray();
                    var history = SimulatedSearch.Run(recipe, workers, _ => picks[step++ % picks.Length]);
                    return SimulatedSearch.Outcome(history) == expected;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(strategy == "robot" ? 10 : 30));
    }

    [Theory]
    [InlineData(",", "−")]
    [InlineData("٫", "‏-")]
    public void Search_UnderAnotherCulture_GivesTheSameTrials(string decimalMark, string minus)
    {
        var expected = SimulatedSearch.Outcome(SimulatedSearch.Sequential(RecipeOf("evolution")));
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign) = (decimalMark, minus);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, SimulatedSearch.Outcome(SimulatedSearch.Sequential(RecipeOf("evolution"))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Proposals_OfAWholeSearch_StayWithinLimitsAndNeverRepeat()
    {
        var recipe = RecipeOf("evolution") with { Limits = Limits.None with { Parameters = 20L, Nodes = 6 } };
        var candidates = Candidates(SimulatedSearch.Sequential(recipe));
        Assert.Equal(60, candidates.Count);
        Assert.All(candidates, c => Assert.True(c.Size is { Parameters: <= 20, Nodes: <= 6 }));
        Assert.Equal(candidates.Count, candidates.Select(c => c.Id).Distinct().Count());
    }

    [Fact]
    public void Proposals_BeyondLimits_AreCounted()
    {
        var recipe = RecipeOf("random") with { Limits = Limits.None with { Nodes = 3 } };
        var proposals = SimulatedSearch.Sequential(recipe).OfType<SearchEvent.Proposed>().Select(p => p.Proposal).ToList();
        Assert.Contains(proposals, p => p.Draws.BeyondLimits > 0 && p.Candidate.IsSome);
        Assert.All(
            proposals,
            p => Assert.Equal(p.Draws.Total - (p.Candidate.IsSome ? 1 : 0), p.Draws.BeyondLimits + p.Draws.Repeated + p.Draws.Failed)
        );
    }

    [Fact]
    public void Space_WithNothingNewLeft_StopsAsExhausted()
    {
        var recipe = RecipeOf("random") with { Limits = Limits.None with { Nodes = 1 }, Seeds = default };
        var history = SimulatedSearch.Sequential(recipe);
        Assert.Equal(new SearchEvent.Stopped(StopReason.Exhausted), history[^1]);
        Assert.Equal(8, Candidates(history).Count);
    }

    [Fact]
    public void Budget_OfEpochs_IsNeverExceeded()
    {
        var history = SimulatedSearch.Sequential(RecipeOf("random") with { Budget = new Budget(None, 15, None) });
        Assert.Equal(7, Candidates(history).Count);
        Assert.Equal(new SearchEvent.Stopped(StopReason.Epochs), history[^1]);
    }

    [Fact]
    public void Lookahead_Open_WaitsForTheTrialThatLogicalTimeNeeds()
    {
        var recipe = RecipeOf("evolution");
        var state = Enumerable.Range(0, 4).Aggregate(SearchState.Empty, (s, _) => s.Apply(Proposed(recipe, s)));
        Assert.IsType<Decision.Wait>(Decide.Next(recipe, ToySpace.Space, state));
        var later = state.Apply(new SearchEvent.Finished(3, new Verdict.Cancelled(), Usage.None));
        Assert.IsType<Decision.Wait>(Decide.Next(recipe, ToySpace.Space, later));
        var first = later.Apply(new SearchEvent.Finished(0, new Verdict.Cancelled(), Usage.None));
        Assert.IsType<Decision.Propose>(Decide.Next(recipe, ToySpace.Space, first));
    }

    [Fact]
    public void Stop_ByBudgetWithFinalTraining_TrainsTheBestTrialOnce()
    {
        var recipe = RecipeOf("random") with { FinalTraining = TrainingRecipe.Default(5) };
        var state = SearchState.Fold(SimulatedSearch.Sequential(recipe)).IfLeft(SearchState.Empty);
        var best = state.Trials.Where(t => t.Score.IsSome).OrderByDescending(t => t.Score.IfNone(0)).First();
        var decision = Decide.Next(recipe, ToySpace.Space, state);
        Assert.Equal(new Decision.RunFinalTraining(best.Number), decision);
        var done = state.Apply(new SearchEvent.FinalTrainingEnded(best.Number, new Verdict.Cancelled(), Usage.None));
        Assert.IsType<Decision.Done>(Decide.Next(recipe, ToySpace.Space, done));
    }

    [Fact]
    public void Resume_AfterAFinalTraining_RepeatsItOnlyWhenNeeded()
    {
        var recipe = RecipeOf("random") with { FinalTraining = TrainingRecipe.Default(5) };
        var stopped = SearchState.Fold(SimulatedSearch.Sequential(recipe)).IfLeft(SearchState.Empty);
        var best = stopped.Best.Map(trial => trial.Number).IfNone(-1);
        Decision After(int trial, Verdict verdict) =>
            Decide.Next(
                recipe,
                ToySpace.Space,
                stopped
                    .Apply(new SearchEvent.FinalTrainingEnded(trial, verdict, Usage.None))
                    .Apply(new SearchEvent.Resumed(recipe.Budget, ""))
                    .Apply(new SearchEvent.Stopped(StopReason.Trials))
            );

        Assert.IsType<Decision.Done>(After(best, Verdict.FromScore(0.5, default, default)));
        Assert.IsType<Decision.Done>(After(best, new Verdict.Diverged("")));
        Assert.Equal(new Decision.RunFinalTraining(best), After(best, new Verdict.OutOfMemory("")));
        Assert.Equal(new Decision.RunFinalTraining(best), After(best == 0 ? 1 : 0, Verdict.FromScore(0.5, default, default)));
    }

    private static SearchEvent Proposed(Recipe recipe, SearchState state) =>
        new SearchEvent.Proposed(Assert.IsType<Decision.Propose>(Decide.Next(recipe, ToySpace.Space, state)).Proposal);

    private static List<Candidate> Candidates(IEnumerable<SearchEvent> history) =>
        history.OfType<SearchEvent.Proposed>().SelectMany(p => p.Proposal.Candidate.AsEnumerable()).ToList();

    private static readonly Ladder Rungs = Ladder.Geometric(1, 9, 3);

    private static Recipe RecipeOf(string strategy) =>
        ToySpace.Recipe(
            strategy switch
            {
                "random" => new RandomSearch(),
                "local" => new LocalSearch(5),
                "mcts" => new MonteCarloTreeSearch(Acquisition.UpperConfidence, 0.3, 0.5, NodeValue.Mean),
                "mcts-improvement" => new MonteCarloTreeSearch(Acquisition.ExpectedImprovement, 1, 1, NodeValue.Best),
                "surrogate-selection" => new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Graf), 10, 3, 0.2),
                "surrogate-rejection" => new SurrogateRejection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Graf), 10, 0.5),
                "surrogate-objective" => new SurrogateObjective(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Graf), 5),
                "surrogate-both" => new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Both), 10, 3, 0.2),
                "robot" => new ProxyMixing(new RoBoT(15), 80, 0),
                "po-nas" => new PoNas(50, 3) { Steps = 3 },
                "successive-halving" => new SuccessiveHalving(Rungs, 12, 0),
                "hyperband" => new Hyperband(Rungs, 0),
                "asha" => new Asha(Rungs, 0),
                "bohb" => new Hyperband(Rungs, 0.8),
                "nsga2" => new Nsga2(12, 0.9, 0.5),
                "front-mutation" => new FrontMutation(8),
                "front-surrogate" => new FrontSurrogate(8, 10, 5),
                "partition" => new PartitionSearch(60, 5, 5, RegionSampler.Local, 3),
                "random-selection" => new RandomSelection(ToySpace.Evolution, 10, 3),
                "nes-re" => new EnsembleEvolution(ToySpace.Evolution, 3),
                "growing" => ToySpace.Evolution with { Grows = true, Parents = ParentChoice.Last },
                "terminals" => ToySpace.Evolution with { Mutated = MutationSites.Terminals, CrossoverPoints = 2 },
                "surrogate-raw" => new SurrogateSelection(
                    ToySpace.Evolution,
                    ToySpace.Surrogate(SurrogateEncoding.Graf) with
                    {
                        Targets = TargetScale.Raw,
                        DropsZeros = true,
                    },
                    10,
                    3,
                    0.2
                ),
                _ => ToySpace.Evolution,
            }
        );
}
