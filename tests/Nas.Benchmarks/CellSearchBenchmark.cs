using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Domain.ZeroCost;
using Nas.Effects.Benchmarks;
using Nas.Effects.Learning;

namespace Nas.Benchmarks;

/// <summary>Strategies on the table of NAS-Bench-201: how far the best cell so far is from the best there is, in points of validation
/// accuracy, mean over seeds; beside each, the 95 % interval of the difference to the first strategy, seed by seed.</summary>
internal static class CellSearchBenchmark
{
    private const int Trials = 300;
    private const double Percent = 100;

    private static readonly int[] Shown = [50, 100, 150, 200, 250, 300];

    public static int Run(string dataset, int seeds, string[] names)
    {
        var task = TabularTasks
            .Find($"nasbench201-{dataset}")
            .IfNone(() => throw new InvalidOperationException($"There is no table {dataset}."));
        Console.WriteLine($"{dataset}: regret after N trials, {seeds} seeds; in brackets the interval of what the first line has more");
        var first = Array.Empty<double[]>();
        foreach (
            var (name, strategy) in Strategies()
                .Where((strategy, place) => place == 0 || names.Length == 0 || names.Contains(strategy.Name))
        )
        {
            var begun = Stopwatch.GetTimestamp();
            var runs = new double[seeds][];
            Parallel.For(0, seeds, new() { MaxDegreeOfParallelism = 2 }, seed => runs[seed] = Regrets(strategy, seed, task));
            first = first.Length == 0 ? runs : first;
            var goal = first.Average(run => run[^1]);
            var reached =
                1
                + Array.FindIndex(
                    [.. Enumerable.Range(0, Trials).Select(trial => runs.Average(run => run[trial]))],
                    regret => regret <= goal
                );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -28} {string.Join("  ", Shown.Select(trials => At(runs, first, trials)))}  as good as the first's last after {reached}; {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s"
                )
            );
            var worst = Enumerable.Range(49, Trials - 49).Min(trial => Interval(runs, first, trial).Low);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{"", -28} least lower bound from 50 to {Trials} trials: {worst:+0.000;-0.000}"
                )
            );
        }

        return 0;
    }

    /// <summary>The settings of the command line for 300 trials, with others where the name says so, and evolution with the population that
    /// suits this space best.</summary>
    private static IEnumerable<(string Name, Strategy Strategy)> Strategies()
    {
        RegularisedEvolution Evolution(int population) => new(population, 10, 1, 0);
        var surrogate = new Surrogate(SurrogateEncoding.Graf, "gaussian-process", Start: 10, Refit: 5, FitOnAll: true)
        {
            ExplorationWeight = 3,
        };
        var byProxies = surrogate with { Encoding = SurrogateEncoding.Zcp, Proxies = ProxySuite.Zero };
        SurrogateSelection Selection(Surrogate surrogate) => new(Evolution(75), surrogate, 100, 5, 0.5);
        yield return ("evolution, population 50", Evolution(50));
        yield return ("evolution, population 75", Evolution(75));
        yield return ("random", new RandomSearch());
        yield return ("surrogate-selection", Selection(surrogate));
        yield return ("selection by proxies", Selection(byProxies));
        yield return ("selection by both", Selection(byProxies with { Encoding = SurrogateEncoding.Both }));
        yield return ("selection with a forest", Selection(surrogate with { Predictor = "forest", ExplorationWeight = 1 }));
        yield return (
            "selection by mf-nas",
            Selection(Surrogate.FromFormula(BuiltInFormulas.Find("mf-nas").IfNone(() => throw new InvalidOperationException()), 0))
        );
        yield return ("surrogate-rejection", new SurrogateRejection(Evolution(75), surrogate, 100, 0.5));
        yield return ("surrogate-objective", new SurrogateObjective(Evolution(75), surrogate, 20));
    }

    private static double[] Regrets(Strategy strategy, int seed, TabularTask task)
    {
        var recipe = new Recipe(
            "",
            new("cells", ""),
            new("cells", default, "", "3x32x32", 10),
            new(seed),
            strategy,
            1,
            Limits.None,
            TrainingRecipe.Default(1),
            new(1, 1, 1),
            new(Trials, default, default),
            default,
            default
        );
        var (space, state, best, top) = (
            CellSpace.Create().Remembering(),
            SearchState.Empty,
            double.NegativeInfinity,
            task.Validation.Max()
        );
        var regrets = new List<double>();
        while (Decide.Next(recipe, space, state) is var next and not Decision.Stop)
        {
            if (next is Decision.Assess asked)
            {
                state = state.Apply(new SearchEvent.Assessed(asked.Architectures.Map(code => Read(recipe.ToRead(code), task)).Strict()));
                continue;
            }

            var proposal = ((Decision.Propose)next).Proposal;
            var score = proposal.Candidate.Map(cell => task.Validation[CellOf(cell.Text).Index]).IfNone(0);
            best = Math.Max(best, score);
            regrets.Add(Percent * (top - best));
            state = state
                .Apply(new SearchEvent.Proposed(proposal))
                .Apply(
                    new SearchEvent.Finished(
                        proposal.Trial,
                        Verdict.FromScore(score, default, default),
                        Nas.Domain.Search.Trials.Usage.None
                    )
                );
        }

        return [.. regrets];
    }

    private static ProxyAssessment Read(AssessmentSpec spec, TabularTask task) =>
        task.Assess(spec with { Architecture = CellNetwork.Text(CellOf(spec.Architecture)) }) with
        {
            Architecture = spec.Architecture,
        };

    private static Cell CellOf(string code) =>
        Cell.FromCode(code).IfNone(() => throw new InvalidOperationException($"'{code}' is no cell."));

    private static string At(double[][] runs, double[][] first, int trials)
    {
        var (low, high) = Interval(runs, first, trials - 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{trials}: {runs.Average(run => run[trials - 1]):0.000} [{low:+0.000;-0.000} {high:+0.000;-0.000}]"
        );
    }

    private static (double Low, double High) Interval(double[][] runs, double[][] first, int trial)
    {
        double[] differences = [.. runs.Zip(first, (run, other) => other[trial] - run[trial])];
        var mean = differences.Average();
        var error = Math.Sqrt(
            differences.Sum(difference => (difference - mean) * (difference - mean))
                / Math.Max(1, differences.Length - 1)
                / differences.Length
        );
        return (mean - 1.96 * error, mean + 1.96 * error);
    }
}
