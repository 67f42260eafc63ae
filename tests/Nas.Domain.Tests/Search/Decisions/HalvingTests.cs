using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Decisions;

public class HalvingTests
{
    private static readonly Measurement Machine = new(ToySpace.Word("cab").Size, SecondsPerStep: 0.01, SecondsPerTrial: 0, Workers: 2);

    private static readonly Recipe Recipe = ToySpace.Recipe(ToySpace.Evolution, lookahead: 8) with
    {
        Budget = new(None, None, 10.0),
        Pacing = new Pacing(3, 3, None),
        Inherits = true,
        Limits = Limits.None,
    };

    private static readonly SearchState Searched = SearchState.Fold(Run(1)).IfLeft(SearchState.Empty);
    private static readonly HalvingPlan Plan = Searched
        .PlanOf(Recipe)
        .IfNone(() => throw new InvalidOperationException("minutes make a plan"));

    private static readonly Recipe WithIncumbent = Recipe with
    {
        Pacing = new Pacing(3, 3, None) { Adapts = true, Incumbent = true },
    };

    private static readonly SearchState Compared = SearchState
        .Fold(SimulatedSearch.Run(WithIncumbent, 2, open => open - 2, Machine, Machine))
        .IfLeft(SearchState.Empty);

    [Fact]
    public void Search_WithMinutes_BeginsWithAMeasurement() =>
        Assert.IsType<Decision.Measure>(Decide.Next(Recipe, ToySpace.Space, SearchState.Empty));

    [Fact]
    public void Search_OfItsRounds_StopsAfterThem() =>
        Assert.Equal((Plan.Trials, StopReason.Planned), (Searched.Trials.Count, Searched.Stopped.IfNone(StopReason.Interrupted)));

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void Search_OfAWrongMeasurement_TakesItsShareAllTheSame(double wrong)
    {
        var adapting = Recipe with { Pacing = new Pacing(3, 3, None) { Adapts = true } };
        var measured = Machine with { SecondsPerStep = Machine.SecondsPerStep * wrong };
        var history = SimulatedSearch.Run(adapting, 2, open => open - 2, measured, Machine);
        var state = SearchState.Fold(history).IfLeft(SearchState.Empty);
        var share = state.Trials.Sum(trial => trial.Usage.Seconds) / (10 * 60 * Machine.Workers);

        Assert.InRange(share, 0.2, 0.5);
        Assert.Equal(StopReason.Planned, state.Stopped);
        Assert.IsType<ReplayResult.Identical>(Replay.Decisions(adapting, ToySpace.Space, history));
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0.5, 2)]
    [InlineData(1, 2)]
    [InlineData(5, 2)]
    [InlineData(40, 2)]
    public void Rungs_OfAWrongMeasurement_FillTheirShare(double wrong, int rung)
    {
        var measured = Machine with { SecondsPerStep = Machine.SecondsPerStep * wrong };
        var history = SimulatedSearch.Run(WithIncumbent, 2, open => open - 2, measured, Machine);
        var state = SearchState.Fold(history).IfLeft(SearchState.Empty);
        var share = state.Trials.Sum(trial => trial.Usage.Seconds) / (10 * 60 * Machine.Workers);

        Assert.InRange(share, 0.2, 0.5);
        Assert.Equal(rung, state.Best.Map(best => best.Rung));
        Assert.Equal(StopReason.Planned, state.Stopped);
        Assert.IsType<ReplayResult.Identical>(Replay.Decisions(WithIncumbent, ToySpace.Space, history));
    }

    [Fact]
    public void Rounds_AfterTheFirst_BeginWithTheBestSoFar()
    {
        var starts = Compared.Trials.Where(trial => trial.Proposal.Origin is Origin.Promoted { Rung: 0 }).ToList();
        Assert.NotEmpty(starts);
        Assert.All(
            starts,
            start =>
            {
                var best = Compared
                    .Trials.Take(start.Number)
                    .Where(trial => trial.Score.IsSome)
                    .Aggregate((a, b) => Trial.IsBetter(a, b) ? a : b);
                Assert.Equal((best.Number, best.Number), (((Origin.Promoted)start.Proposal.Origin).Trial, start.Proposal.Inherits));
                var end = starts.FirstOrDefault(other => other.Number > start.Number)?.Number ?? Compared.Trials.Count;
                var last = Compared.Trials.Skip(start.Number).Take(end - start.Number).Where(trial => trial.Rung == best.Rung);
                Assert.Contains(last, trial => trial.Proposal.Candidate == start.Proposal.Candidate);
            }
        );
    }

    [Fact]
    public void Children_OfARound_StartWithWeightsFromBeforeIt()
    {
        var round = 0;
        foreach (var trial in Compared.Trials.Where(trial => trial.Rung == 0))
        {
            round = trial.Proposal.Origin is Origin.Promoted ? trial.Number : round;
            Assert.True(trial.Proposal.Inherits.ForAll(start => start < round));
        }

        Assert.Contains(Compared.Trials, trial => trial.Proposal is { Origin: Origin.Mutated, Inherits.IsSome: true });
    }

    [Fact]
    public void Trials_OfARound_GoOnByTheirScores()
    {
        for (var rung = 1; rung < Plan.Sizes.Length; rung++)
        {
            var going = FirstRound().Where(trial => trial.Rung == rung).Select(Before).ToList();
            var staying = FirstRound().Where(trial => trial.Rung == rung - 1 && trial.Score.IsSome).Except(going).ToList();

            Assert.Equal(Plan.Sizes[rung], going.Count);
            Assert.All(going[..^1], gone => Assert.All(staying, stayed => Assert.True(Trial.IsBetter(gone, stayed))));
        }
    }

    [Fact]
    public void Rungs_OfTheFirstRound_AllHaveTheBestSeed() =>
        Assert.All(
            Enumerable.Range(0, Plan.Sizes.Length),
            rung => Assert.Contains(FirstRound(), trial => trial.Rung == rung && Searched.SeedOf(trial).IsSome)
        );

    [Fact]
    public void Trials_ThatGoOn_StartWithTheirOwnWeights() =>
        Assert.All(
            Searched.Trials.Where(trial => trial.Rung > 0),
            trial =>
            {
                Assert.Equal(Before(trial).Number, trial.Proposal.Inherits);
                Assert.Equal(Before(trial).Proposal.Candidate, trial.Proposal.Candidate);
                Assert.True(trial.Proposal.Steps.IfNone(0) > Before(trial).Proposal.Steps.IfNone(0));
            }
        );

    [Fact]
    public void Children_OfVisibleParents_StartWithTheirWeights()
    {
        var children = Searched.Trials.Where(trial => trial.Proposal.Origin is Origin.Mutated { Parent: >= 0 }).ToList();
        Assert.All(
            children,
            trial =>
                Assert.Equal(
                    ((Origin.Mutated)trial.Proposal.Origin).Parent is var parent && parent <= trial.Number - Recipe.Lookahead
                        ? Some(parent)
                        : None,
                    trial.Proposal.Inherits
                )
        );
        Assert.Contains(children, trial => trial.Proposal.Inherits.IsSome);
        Assert.Contains(children, trial => trial.Proposal.Inherits.IsNone);
    }

    [Fact]
    public void Children_WithoutInheritance_StartAfresh()
    {
        var state = SearchState.Fold(Run(1, Recipe with { Inherits = false })).IfLeft(SearchState.Empty);
        Assert.All(state.Trials.Where(trial => trial.Rung == 0), trial => Assert.True(trial.Proposal.Inherits.IsNone));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Search_WithAnyNumberOfWorkers_IsTheSame(int workers) =>
        Assert.Equal(SimulatedSearch.Outcome(Run(1)), SimulatedSearch.Outcome(Run(workers)));

    [Fact]
    public void Best_OfASearch_IsOneThatWentOn() => Assert.Equal(Plan.Sizes.Length - 1, Searched.Best.Map(best => best.Rung));

    [Fact]
    public void Replay_OfItsOwnSearch_IsIdentical() =>
        Assert.IsType<ReplayResult.Identical>(Replay.Decisions(Recipe, ToySpace.Space, Run(3)));

    [Fact]
    public void Replay_OfAnotherMeasurement_NamesATrialItChanges()
    {
        var history = Run(1);
        history[1] = new SearchEvent.Measured(Machine with { SecondsPerStep = 1 });
        Assert.IsType<ReplayResult.Differs>(Replay.Decisions(Recipe, ToySpace.Space, history));
    }

    private static Trial Before(Trial trial) => Searched.Trials[((Origin.Promoted)trial.Proposal.Origin).Trial];

    private static IEnumerable<Trial> FirstRound() => Searched.Trials.Take(Plan.RoundSize);

    private static List<SearchEvent> Run(int workers) => Run(workers, Recipe);

    private static List<SearchEvent> Run(int workers, Recipe recipe) => SimulatedSearch.Run(recipe, workers, open => open - 2, Machine);
}
