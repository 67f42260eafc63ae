using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Hyperparameters;

public class AdviserTests
{
    private static readonly TrainingSpace Space = TrainingSpaceText
        .Parse(["optimiser: choice sgd adamw", "learning_rate: log 0.0001 .. 1", "weight_decay: log 0.00001 .. 0.1"])
        .IfLeft(wrong => throw new InvalidOperationException(wrong)) with
    {
        Sampler = NumberSampler.CmaEs,
    };

    private static readonly Adviser.Recorded Advice = Read(["learning_rate=0.5", "# the second", "optimiser=sgd weight_decay=0.002"]);

    [Fact]
    public void Trials_BeforeTheFirstAnswer_AreThoseOfCmaEs() =>
        Assert.Equal(Values(None).Take(Adviser.First), Values(Advice).Take(Adviser.First));

    [Fact]
    public void Trials_ThatAreAdvised_HaveTheAnswersValues()
    {
        var values = Values(Advice);

        Assert.Contains(values[10], value => value is { Name: "learning_rate", Text: "0.5" });
        Assert.Equal(["sgd", "0.002"], values[13].Where(value => value.Name != "learning_rate").Select(value => value.Text));
    }

    [Fact]
    public void Answers_ThatLeaveAValueOut_MeanTheUsualOne() =>
        Assert.Equal(
            Space.Of(RecipeOf(Advice).Training).First(value => value.Name == "learning_rate"),
            Values(Advice)[13].First(value => value.Name == "learning_rate")
        );

    [Fact]
    public void Trials_AfterTheLastAnswer_AreChosenByCmaEs() => Assert.Equal(30, Values(Advice).Skip(14).Distinct().Count());

    [Fact]
    public void CmaEs_AfterAnAnswer_LearnsFromIt() => Assert.NotEqual(Values(None)[30..].ToArray(), Values(Advice)[30..].ToArray());

    [Fact]
    public void NearBest_EveryThirdTrial_StaysCloseToTheBest()
    {
        var trials = Searched(RecipeOf(new Adviser.NearBest())).ToArray();
        for (var trial = Adviser.First; trial < trials.Length; trial += Adviser.Every)
        {
            var best = trials[..trial].MaxBy(one => one.Score.IfNone(double.NegativeInfinity))!.Proposal.Values;
            var places = Space.PlacesOf(trials[trial].Proposal.Values).Zip(Space.PlacesOf(best)).ToArray();

            Assert.NotEqual(best, trials[trial].Proposal.Values);
            Assert.All(places, both => Assert.InRange(Math.Abs(both.Item1.IfNone(0) - both.Item2.IfNone(0)), 0, 0.25));
        }
    }

    [Fact]
    public void Adviser_InARecipe_IsReadAsWritten()
    {
        foreach (Adviser adviser in new Adviser[] { Advice, new Adviser.NearBest() })
        {
            var node = RecipeCodec.Record.Write(RecipeOf(adviser));

            Assert.Equal(Some(adviser), RecipeCodec.Record.Read(node).ToOption().Bind(read => read.Space).Bind(space => space.Adviser));
        }
    }

    [Fact]
    public void Answers_WithMistakes_AreToldWithAllTheirLines() =>
        Assert.Equal<string>(
            [
                "line 1: 'lerning_rate' is not in the space; did you mean 'learning_rate'?",
                "line 2: 5 is not a value of 'learning_rate: log 0.0001 .. 1'",
                "line 3: 'fast' is not NAME=VALUE",
                "line 5: a name comes twice",
            ],
            AdviceText
                .Parse(Space, ["lerning_rate=1", "learning_rate=5", "fast", "", "learning_rate=0.1 learning_rate=0.2"])
                .FailToSeq()
                .ToArray()
        );

    /// <summary>The trials of a search whose scores are the better the nearer the numbers are to 0.01 and 0.001.</summary>
    internal static IEnumerable<Trial> Searched(Recipe recipe)
    {
        var state = SearchState.Empty;
        while (Decide.Next(recipe, ToySpace.Space, state) is Decision.Propose { Proposal: var proposal })
        {
            var score = -proposal
                .Values.Where(value => value.Name != "optimiser")
                .Sum(value => Math.Abs(Math.Log10(value.Number) + (value.Name == "learning_rate" ? 2 : 3)));
            state = state
                .Apply(new SearchEvent.Proposed(proposal))
                .Apply(new SearchEvent.Finished(proposal.Trial, Verdict.FromScore(score, default, default), Usage.None));
        }

        return state.Trials;
    }

    private static ValueArray<ChosenValue>[] Values(Option<Adviser> adviser) =>
        [.. Searched(RecipeOf(adviser)).Select(trial => trial.Proposal.Values)];

    private static Recipe RecipeOf(Option<Adviser> adviser) =>
        ToySpace.Recipe(new RandomSearch(), trials: 44) with
        {
            Space = Space with { Adviser = adviser },
            Seeds = default,
        };

    private static Adviser.Recorded Read(string[] lines) =>
        AdviceText.Parse(Space, lines).IfFail(wrong => throw new InvalidOperationException(string.Join("; ", wrong)));
}
