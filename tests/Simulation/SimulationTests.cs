using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Learning;
using Nas.Effects.Runs.Journals;
using Nas.Tests;
using Nas.Tests.Fuzzing;
using Xunit.Abstractions;

namespace Nas.Simulation;

/// <summary>Searches in universes where workers, disk and clocks fail. By hand: NAS_UNIVERSES=100000 for so many, NAS_UNIVERSES=17-17 for
/// the one of a seed.</summary>
public class SimulationTests(ITestOutputHelper output)
{
    private const int InTheSuite = 1_000;

    private static readonly Recipe[] Recipes =
    [
        .. new Strategy[]
        {
            ToySpace.Evolution,
            new RandomSearch(),
            new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Graf), 10, 3, 0.2),
            new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp), 5, 3, 0.5),
        }.SelectMany(strategy =>
            Enumerable
                .Range(1, 3)
                .Select(seed =>
                    ToySpace.Recipe(strategy, seed, trials: 16) with
                    {
                        FinalTraining = seed == 3 ? TrainingRecipe.Default(5) : Option<TrainingRecipe>.None,
                    }
                )
        ),
    ];

    private static readonly SearchSpace Space = ToySpace.Space.Remembering();

    private static readonly string[] Undisturbed =
    [
        .. Recipes.Select(recipe => Telling.Of(Events(new Universe(recipe, FaultPlan.None).Run()))),
    ];

    [Fact]
    public void Universe_WhereNothingFails_IsThePlainSearch() =>
        Assert.All(
            Recipes.Index().Where(numbered => numbered.Item.FinalTraining.IsNone),
            numbered => Assert.Equal(Telling.Of(SimulatedSearch.Sequential(numbered.Item)), Undisturbed[numbered.Index])
        );

    [Fact]
    public void Universes_WhereMuchFails_EndAsTheUndisturbedOne()
    {
        var injected = new Injected();
        var (universes, sessions) = (0, 0);
        foreach (var seed in SeedRange.From("NAS_UNIVERSES", InTheSuite).All)
        {
            var universe = Check(seed);
            injected.Add(universe.Injected);
            (universes, sessions) = (universes + 1, sessions + universe.Sessions);
        }

        output.WriteLine($"{universes} universes, {sessions} sessions, {injected.Total} faults survived: {injected}");
        Assert.True(universes < InTheSuite || injected.Kinds.Count() == 20, $"{injected}");
    }

    [Fact]
    public void Universe_OfASeed_IsTheSameAgain() =>
        Assert.All(Enumerable.Range(1, Recipes.Length), seed => Assert.Equal(Rows(seed), Rows(seed)));

    private static string Rows(int seed) =>
        string.Join('\n', new Universe(Recipes[seed % Recipes.Length], FaultPlan.FromSeed(seed)).Run().Rows);

    private static Universe Check(int seed)
    {
        var plan = FaultPlan.FromSeed(seed);
        var number = seed % Recipes.Length;
        var universe = new Universe(Recipes[number], plan);
        try
        {
            var history = Events(universe.Run());
            Assert.Empty(Difference(Undisturbed[number], Telling.Of(history)));
            Assert.IsType<ReplayResult.Identical>(Replay.Decisions(Recipes[number], Space, history));
            return universe;
        }
        catch (Exception cause)
        {
            throw new InvalidOperationException(
                $"NAS_UNIVERSES={seed}-{seed}, recipe {number}, {plan}, {universe.Injected}: {cause.Message}",
                cause
            );
        }
    }

    private static SearchEvent[] Events(JournalHistory history) => [.. history.Rows.Select(row => row.Event)];

    private static IEnumerable<string> Difference(string undisturbed, string disturbed) =>
        Enumerable
            .Zip(undisturbed.Split('\n'), disturbed.Split('\n'))
            .Where(lines => lines.First != lines.Second)
            .Select(lines => $"{lines.Second} in place of {lines.First}")
            .Take(1)
            .Concat(Enumerable.Repeat("not as long", undisturbed.Length == disturbed.Length ? 0 : 1));
}
