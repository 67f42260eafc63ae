using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Hyperparameters;

public class TrainingSpaceTests
{
    private static readonly string[] Lines =
    [
        "optimiser: choice sgd adamw",
        "learning_rate: log 0.0001 .. 0.1",
        "momentum: float 0.5 .. 0.99 if optimiser = sgd",
        "cut_out: int 0 .. 8",
        "mirror: choice false true",
    ];

    private static readonly TrainingSpace Space = Right(TrainingSpaceText.Parse(Lines));

    [Fact]
    public void Text_OfAParsedSpace_IsTheText() => Assert.Equal(Lines, Space.All.Select(TrainingSpaceText.Print));

    [Theory]
    [InlineData("learning_rat: log 1e-4 .. 1e-1", "'learning_rate'")]
    [InlineData("learning_rate: log 0 .. 1", "needs bounds above 0")]
    [InlineData("learning_rate: float 2 .. 1", "the smaller one first")]
    [InlineData("learning_rate: float 1 .. NaN", "the smaller one first")]
    [InlineData("momentum: float 0 .. 1", "cannot be 1")]
    [InlineData("batch_size: int 1.5 .. 3", "needs whole bounds")]
    [InlineData("batch_size: choice 32 32", "names a choice twice")]
    [InlineData("batch_size: choice 32 many", "cannot be many")]
    [InlineData("batch_size: 32", "is none of: float A .. B")]
    [InlineData("batch_size", "has no ':'")]
    [InlineData("momentum: float 0 .. 0.9 if optimiser = sgd", "depends on values of optimiser")]
    [InlineData("momentum: float 0 .. 0.9 if optimiser", "has a condition that is not")]
    [InlineData("", "names no hyperparameters")]
    public void Parse_OfABrokenLine_SaysWhy(string line, string reason) =>
        Assert.Contains(reason, TrainingSpaceText.Parse([line]).Match(_ => "", wrong => wrong), StringComparison.Ordinal);

    [Fact]
    public void Parse_OfTheSameNameTwice_IsRefused() =>
        Assert.Contains(
            "comes twice",
            TrainingSpaceText.Parse(["shift: int 0 .. 2", "shift: int 0 .. 3"]).Match(_ => "", wrong => wrong),
            StringComparison.Ordinal
        );

    [Fact]
    public void Values_OfAnyHistory_StayInTheSpace() =>
        Prop.ForAll(
                Gen.Choose(0, 1000).ToArbitrary(),
                seed =>
                {
                    var stream = RandomStream.FromSeed(new Seed(seed));
                    var (a, b) = (Space.Sample(stream.Child("a")), Space.Sample(stream.Child("b")));
                    var mutant = Space.Mutate(a, stream.Child("m"));
                    return new[] { a, b, mutant, Space.Cross(a, b, stream.Child("c")) }.All(IsInside) && mutant != a;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Sample_OfALogRange_HasEveryPowerAlike()
    {
        var rates = Enumerable.Range(0, 3000).Select(i => Find(Space.Sample(RandomStream.FromSeed(new Seed(i))), "learning_rate")).ToList();
        Assert.InRange(rates.Count(rate => rate < 0.001), 900, 1100);
        Assert.InRange(rates.Count(rate => rate > 0.01), 900, 1100);
    }

    [Fact]
    public void Places_OfValues_GiveTheValuesBack() =>
        Assert.All(
            Space.All,
            parameter =>
                Assert.All(
                    new[] { 0, 0.1, 0.33, 0.5, 0.9, 1 },
                    place => Assert.Equal(parameter.Range.At(place), parameter.Range.At(parameter.Range.PlaceOf(parameter.Range.At(place))))
                )
        );

    [Fact]
    public void Defaults_OfATraining_AreItsOwnValues()
    {
        var values = Space.Of(TrainingRecipe.Default(3) with { LearningRate = 0.025, Momentum = 0.9 });
        Assert.Equal("[optimiser=sgd, learning_rate=0.025, momentum=0.9, cut_out=0, mirror=false]", $"{values}");
        Assert.Equal(
            "[learning_rate=0.001]",
            $"{Right(TrainingSpaceText.Parse(["learning_rate: log 1e-6 .. 1e-3"])).Of(TrainingRecipe.Default(3))}"
        );
    }

    [Fact]
    public void Apply_OfValues_ChangesTheTraining()
    {
        ValueArray<ChosenValue> values =
        [
            new("optimiser", "adamw"),
            new("learning_rate", "0.003"),
            new("cut_out", "4"),
            new("mirror", "true"),
        ];
        var tuned = Right(Tunable.Apply(TrainingRecipe.Default(3), values));
        Assert.Equal(
            (Optimiser.AdamW, 0.003, 4, true, 256),
            (tuned.Optimiser, tuned.LearningRate, tuned.Augmentation.CutOut, tuned.Augmentation.Mirror, tuned.BatchSize)
        );
    }

    [Fact]
    public void Tunables_OfATraining_AreWhatWasSet() =>
        Assert.All(
            Tunable.All,
            one =>
                Assert.Equal(
                    one.Get(TrainingRecipe.Default(1)),
                    one.Set(TrainingRecipe.Default(1), one.Get(TrainingRecipe.Default(1))).Map(one.Get).IfNone("none")
                )
        );

    [Fact]
    public void Search_OfASpace_TrainsTrialsWithTheirValues()
    {
        var recipe = ToySpace.Recipe(ToySpace.Evolution) with { Space = Space };
        var trials = SearchState.Fold(SimulatedSearch.Sequential(recipe)).IfLeft(SearchState.Empty).Trials;
        var later = trials.Skip(2).ToList();
        Assert.All(trials.Take(2), trial => Assert.True(trial.Proposal.Values.IsEmpty));
        Assert.All(later.Where(trial => !trial.Proposal.Values.IsEmpty), trial => Assert.True(IsInside(trial.Proposal.Values)));
        Assert.Contains(later, trial => recipe.ToScore(trial.Proposal).Exists(spec => spec.Training.Optimiser == Optimiser.AdamW));
        Assert.Equal(trials.Count, trials.Select(trial => (trial.Proposal.Candidate, trial.Proposal.Values)).Distinct().Count());
        Assert.True(trials.Select(trial => trial.Proposal.Candidate).Distinct().Count() < trials.Count);
    }

    [Fact]
    public void Search_OfASpace_IsTheSameForAnyWorkers()
    {
        var recipe = ToySpace.Recipe(ToySpace.Evolution) with { Space = Space };
        Assert.Equal(
            SimulatedSearch.Sequential(recipe).OfType<SearchEvent.Proposed>(),
            SimulatedSearch.Run(recipe, 4, open => open - 2).OfType<SearchEvent.Proposed>().OrderBy(proposed => proposed.Proposal.Trial)
        );
    }

    [Fact]
    public void Search_OfOneArchitecture_GoesOnWithOtherValues()
    {
        var recipe = ToySpace.Recipe(new RandomSearch()) with { Space = Space, Limits = Limits.None with { Nodes = 1 }, Seeds = default };
        Assert.Equal(60, SearchState.Fold(SimulatedSearch.Sequential(recipe)).IfLeft(SearchState.Empty).Trials.Count);
    }

    private static bool IsInside(ValueArray<ChosenValue> values) =>
        values.Select(value => value.Name).SequenceEqual(Expected(values))
        && values.All(value =>
            Space.All.Single(one => one.Name == value.Name).Range is var range && range.At(range.PlaceOf(value.Text)) == value.Text
        );

    private static IEnumerable<string> Expected(ValueArray<ChosenValue> values) =>
        Space.All.Select(one => one.Name).Where(name => name != "momentum" || values[0].Text == "sgd");

    private static double Find(ValueArray<ChosenValue> values, string name) => values.First(value => value.Name == name).Number;

    private static T Right<T>(LanguageExt.Either<string, T> either) => either.IfLeft(wrong => throw new FormatException(wrong));
}
