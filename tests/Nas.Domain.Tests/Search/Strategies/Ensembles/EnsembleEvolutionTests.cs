using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Ensembles;
using Nas.Domain.Search.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Strategies.Ensembles;

public class EnsembleEvolutionTests
{
    private const int Population = 12;

    private static readonly Recipe Recipe = ToySpace.Recipe(new EnsembleEvolution(ToySpace.Evolution, 2), lookahead: 1);

    [Fact]
    public void Decision_AfterTheFirstGeneration_AsksForTheEnsembleOfAllThatLive()
    {
        var (state, asked) = Asking();
        Assert.Equal((Population, 2), (asked.Trial, asked.Members));
        Assert.Equal(state.Trials.Map(trial => $"w{trial.Number}"), asked.Networks.Select(network => network.Weights));
    }

    [Fact]
    public void Child_OfAnEnsemble_HasOneOfItsNetworksAsParent()
    {
        var (state, asked) = Asking();
        var fitted = state.Apply(
            new SearchEvent.Fitted(new(asked.Trial, asked.Networks.Select((_, i) => i == 5 ? 1.0 : 0).ToSeq().Strict(), 0))
        );
        var proposed = Assert.IsType<Decision.Propose>(Decide.Next(Recipe, ToySpace.Space, fitted)).Proposal;
        Assert.Equal(5, Assert.IsType<Origin.Mutated>(proposed.Origin).Parent);
    }

    [Fact]
    public void Recipe_OfTheStrategy_KeepsWeights() => Assert.True(Recipe.KeepsWeights);

    [Fact]
    public void Pool_OfTrials_HasEachArchitectureOnceBestFirst()
    {
        var trials = State(Population).Trials;
        var pool = EnsemblePool.Of(trials.Add(Trained(trials[3].Proposal with { Trial = Population }, 1)), 4);
        Assert.Equal(Population, pool[0].Number);
        Assert.Equal(4, pool.Map(trial => trial.Proposal.Candidate).Distinct().Count());
        Assert.Equal(pool.Map(trial => trial.Score).OrderDescending(), pool.Map(trial => trial.Score));
    }

    private static (SearchState State, MemberSelection Asked) Asking() =>
        State(Population) is var state
            ? (state, Assert.IsType<MemberSelection>(Assert.IsType<Decision.Fit>(Decide.Next(Recipe, ToySpace.Space, state)).Request))
            : default;

    private static SearchState State(int trials) =>
        Enumerable
            .Range(0, trials)
            .Aggregate(
                SearchState.Empty,
                (state, number) =>
                    state
                        .Apply(
                            new SearchEvent.Proposed(Assert.IsType<Decision.Propose>(Decide.Next(Recipe, ToySpace.Space, state)).Proposal)
                        )
                        .Apply(new SearchEvent.Finished(number, Verdict(number, number / 100.0), Usage.None))
            );

    private static Trial Trained(Proposal proposal, double score) => new(proposal, Verdict(proposal.Trial, score), Usage.None);

    private static Verdict Verdict(int trial, double score) =>
        new Verdict.Scored(score, Seq<EpochResult>(), Seq<Metric>()) { Weights = $"w{trial}" };
}
