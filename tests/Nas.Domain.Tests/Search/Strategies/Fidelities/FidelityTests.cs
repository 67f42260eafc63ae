using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Fidelities;
using Nas.Domain.Search.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Strategies.Fidelities;

public class FidelityTests
{
    private static readonly Ladder Rungs = Ladder.Geometric(1, 9, 3);

    [Fact]
    public void Rung_OfSuccessiveHalving_HasTheBestOfTheOneBefore()
    {
        var strategy = new SuccessiveHalving(Rungs, 18, 0);
        var trials = Searched(strategy, trials: 26).Trials;
        foreach (var rung in new[] { 1, 2 })
        {
            var going = trials.Where(trial => trial.Rung == rung).Select(trial => Before(trial, trials)).ToList();
            var best = trials
                .Where(trial => trial.Rung == rung - 1 && trial.Score.IsSome)
                .OrderByDescending(trial => trial.Score.IfNone(0))
                .ThenBy(trial => trial.Number);
            Assert.Equal(best.Take(strategy.BracketOf(0).Sizes[rung]), going);
        }
    }

    [Fact]
    public void Trials_OfARung_HaveItsEpochs() =>
        Assert.All(
            Searched(new Hyperband(Rungs, 0), trials: 60).Trials,
            trial =>
                Assert.Equal(
                    Rungs.Epochs[new Hyperband(Rungs, 0).BracketOf(trial.Number).First + trial.Rung],
                    trial.Proposal.Epochs.IfNone(0)
                )
        );

    [Fact]
    public void Asha_WhatGoesOn_IsAmongTheBestThatWereSeen()
    {
        const int Lookahead = 5;
        var trials = Searched(new Asha(Rungs, 0), trials: 120, Lookahead).Trials;
        var going = trials.Where(trial => trial.Rung > 0).ToList();
        Assert.Contains(going, trial => trial.Rung == 2);
        Assert.Equal(going.Count, going.Select(trial => Before(trial, trials)).Distinct().Count());
        Assert.All(
            going,
            trial =>
            {
                var before = Before(trial, trials);
                var seen = trials.Where(other => other.Number <= trial.Number - Lookahead && other.Rung == before.Rung).ToList();
                Assert.Contains(before, seen);
                Assert.True(seen.Count(other => other.Score.IfNone(-1) > before.Score.IfNone(-1)) < seen.Count / Rungs.Factor);
            }
        );
    }

    [Fact]
    public void Asha_WhereNobodyMayGoOn_TriesANewCandidate() =>
        Assert.All(Searched(new Asha(Rungs, 0), trials: 3).Trials, trial => Assert.Equal(0, trial.Rung));

    [Fact]
    public void Best_OfAHalvingSearch_WasTrainedLongest() =>
        Assert.Equal(9, Searched(new Asha(Rungs, 0), trials: 120).Best.Bind(best => best.Proposal.Epochs));

    [Fact]
    public void Budget_OfEpochs_CountsThoseOfEachTrial()
    {
        var recipe = ToySpace.Recipe(new Hyperband(Rungs, 0)) with { Budget = new(None, 100, None) };
        var history = SimulatedSearch.Sequential(recipe);
        var state = SearchState.Fold(history).IfLeft(SearchState.Empty);
        Assert.Equal(new SearchEvent.Stopped(StopReason.Epochs), history[^1]);
        Assert.InRange(state.PlannedEpochs, 92, 100);
        Assert.Equal(state.PlannedEpochs, state.Trials.Sum(trial => (long)trial.Proposal.Epochs.IfNone(0)));
    }

    [Fact]
    public void Model_OfEnoughTrials_DescendsFromGoodOnes()
    {
        var trials = Searched(new Hyperband(Rungs, 1), trials: 120, lookahead: 1).Trials;
        var modelled = trials.Where(trial => trial.Proposal.Origin is Origin.Mutated).ToList();
        var (sampled, found) = (MeanShare(trials.Where(trial => trial.Proposal.Origin is Origin.Sampled)), MeanShare(modelled));
        Assert.True(modelled.Count > 20);
        Assert.True(found > sampled + 0.1, $"{found} against {sampled}");
    }

    [Fact]
    public void Model_OfHyperparameters_ProposesNearGoodValues()
    {
        var trials = Tuned(200);
        var modelled = trials.Where(trial => trial.Proposal.Origin is Origin.Mutated).ToList();
        Assert.True(modelled.Count > 60);
        Assert.True(
            modelled.Average(Miss) < 0.5 * trials.Where(trial => trial.Proposal.Origin is Origin.Sampled).Average(Miss),
            $"{modelled.Average(Miss)}"
        );
    }

    [Fact]
    public void Model_OfAValueThatRarelyCounts_StillProposes() =>
        Assert.Contains(
            Tuned(200).Where(trial => trial.Proposal.Origin is Origin.Mutated),
            trial => trial.Proposal.Values.Any(value => value.Name == "momentum")
        );

    [Fact]
    public void Model_OfHyperparameters_WithAnyWorkers_DecidesAlike()
    {
        var recipe = ToySpace.Recipe(new Hyperband(Rungs, 0.8), lookahead: 4, trials: 80) with
        {
            Space = TrainingSpaceText.Parse(Space).ToOption(),
        };
        var alone = Proposals(SimulatedSearch.Sequential(recipe));
        Assert.Contains(alone, proposal => proposal is { Origin: Origin.Mutated, Values.IsEmpty: false });
        Assert.Equal(alone, Proposals(SimulatedSearch.Run(recipe, 4, open => open - 1)));
    }

    private static List<Proposal> Proposals(IEnumerable<SearchEvent> history) =>
        [.. history.OfType<SearchEvent.Proposed>().Select(happened => happened.Proposal)];

    private static readonly string[] Space =
    [
        "optimiser: choice sgd adamw",
        "learning_rate: log 0.0001 .. 1",
        "momentum: float 0.5 .. 0.99 if optimiser = sgd",
    ];

    /// <summary>A search whose scores tell how good the values are.</summary>
    private static IEnumerable<Trial> Tuned(int count)
    {
        var recipe = ToySpace.Recipe(new Hyperband(Rungs, 0.8), lookahead: 1, trials: count) with
        {
            Space = TrainingSpaceText.Parse(Space).ToOption(),
            Seeds = default,
        };
        var state = SearchState.Empty;
        for (var trial = 0; trial < count; trial++)
        {
            var proposal = Assert.IsType<Decision.Propose>(Decide.Next(recipe, ToySpace.Space, state)).Proposal;
            state = state
                .Apply(new SearchEvent.Proposed(proposal))
                .Apply(new SearchEvent.Finished(trial, Verdict.FromScore(-MissOf(proposal), default, default), Usage.None));
        }

        return state.Trials;
    }

    private static double Miss(Trial trial) => MissOf(trial.Proposal);

    /// <summary>How far from a rate of 0.01, in powers of ten, and whether the optimiser is another one.</summary>
    private static double MissOf(Proposal proposal) =>
        Math.Abs(Math.Log10(proposal.Values.First(value => value.Name == "learning_rate").Number) + 2)
        + (proposal.Values[0].Text == "sgd" ? 0 : 1);

    private static double MeanShare(IEnumerable<Trial> trials) =>
        trials
            .SelectMany(trial => trial.Proposal.Candidate.AsEnumerable())
            .Average(word => word.Text.Count(letter => letter == 'e') / (double)word.Text.Length);

    private static SearchState Searched(Strategy strategy, int trials, int lookahead = 4) =>
        SearchState
            .Fold(SimulatedSearch.Sequential(ToySpace.Recipe(strategy, lookahead: lookahead, trials: trials)))
            .IfLeft(SearchState.Empty);

    private static Trial Before(Trial trial, LanguageExt.Lst<Trial> trials) =>
        trials[Assert.IsType<Origin.Promoted>(trial.Proposal.Origin).Trial];
}
