using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Learning;
using static LanguageExt.Prelude;

namespace Nas.Benchmarks;

/// <summary>What deciding and remembering a trial costs as a search becomes longer. Nothing is trained: scores follow from the size of
/// networks.</summary>
internal static class DecisionBenchmark
{
    private const int Block = 250;

    public static int Run(string strategy, int trials)
    {
        var recipe = RecipeOf(
            strategy switch
            {
                "random" => new RandomSearch(),
                "evolution" => Evolution,
                "selection" => new SurrogateSelection(Evolution, Forest, Sampled: 100, Chosen: 5, Fresh: 0.5),
                _ => throw new ArgumentException($"no strategy '{strategy}'", nameof(strategy)),
            },
            trials
        );
        var space = GrammarSpace.FromRecipe(recipe, []).IfLeft(fault => throw new InvalidOperationException(fault)).Remembering();
        Console.WriteLine("trials  ms per trial  MB held  MB of the process");
        var (state, began) = (SearchState.Empty, Stopwatch.GetTimestamp());
        while (state.Stopped.IsNone)
        {
            var happened = Next(recipe, space, state);
            state = state.Apply(happened);
            if (happened is SearchEvent.Finished && state.Trials.Count % Block == 0)
            {
                Print(state.Trials.Count, Stopwatch.GetElapsedTime(began));
                began = Stopwatch.GetTimestamp();
            }
        }

        return 0;
    }

    private static RegularisedEvolution Evolution { get; } = new(100, 10, 1, 0);

    private static Surrogate Forest { get; } =
        new(SurrogateEncoding.Graf, "forest", Start: 10, Refit: 5, FitOnAll: true) { ExplorationWeight = 1, Rows = Surrogate.UsualRows };

    private static SearchEvent Next(Recipe recipe, SearchSpace space, SearchState state) =>
        state.Open.IsEmpty
            ? Decide.Next(recipe, space, state) switch
            {
                Decision.Propose proposed => new SearchEvent.Proposed(proposed.Proposal),
                Decision.Stop stop => new SearchEvent.Stopped(stop.Reason),
                var other => throw new InvalidOperationException($"{other}"),
            }
            : new SearchEvent.Finished(state.Open[0].Number, Score(state.Open[0]), new Nas.Domain.Search.Trials.Usage(0, 0));

    private static Verdict Score(Trial trial) =>
        Verdict.FromScore(
            trial.Proposal.Candidate.Match(found => 1 / (1 + Math.Abs(12 - Math.Log(1 + found.Size.Parameters))), () => 0),
            default,
            default
        );

    private static void Print(int trials, TimeSpan block)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{trials, 6}  {block.TotalMilliseconds / Block, 12:0.00}  {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0, 7:0.0}  {process.WorkingSet64 / 1048576.0, 17:0}"
            )
        );
    }

    private static Recipe RecipeOf(Strategy strategy, int trials) =>
        new(
            "",
            new("einspace", BuiltInGrammars.Text("einspace").IfNone("")),
            new("toy", None, "", "3x32x32", 10),
            new Seed(1),
            strategy,
            1,
            Limits.None,
            TrainingRecipe.Default(1),
            new(60, 1L << 30, 10),
            new(trials, None, None),
            None,
            Empty
        );
}
