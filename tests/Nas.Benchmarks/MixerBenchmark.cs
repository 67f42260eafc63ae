using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Features;
using Nas.Domain.Proxies.Formulas;
using Nas.Domain.Proxies.Mixing;
using Nas.Domain.Randomness;
using Nas.Domain.Surrogates;
using Nas.Effects.Benchmarks;
using Nas.Effects.Surrogates;

namespace Nas.Benchmarks;

/// <summary>Mixed metrics on the valid cells of NAS-Bench-201: each search asks for validation accuracies on CIFAR-10 after 12 epochs, and the cell with
/// the best one is judged by its final test accuracies on three data sets.</summary>
internal static class MixerBenchmark
{
    // Published are 100; the error on held-out cells hardly falls after these.
    private const int Epochs = 20;

    private static readonly string[] Tests = ["test_c10", "test_c100", "test_in16"];

    /// <summary>Runs so many seeds of the methods whose name contains the given text, all of them without one.</summary>
    public static int Run(int seeds, string name)
    {
        Console.WriteLine("method                       labels  runs  C10            C100           IN16           cost s  s a run");
        foreach (var method in Methods().Where(method => method.Name.Contains(name, StringComparison.Ordinal)))
        {
            Report(method, method.IsRandom ? seeds : 1);
        }

        return 0;
    }

    private static IEnumerable<Method> Methods()
    {
        foreach (var scale in new[] { MetricScale.Rank, MetricScale.MinMax })
        {
            var (name, pool) = (scale == MetricScale.Rank ? "rank" : "min-max", new Lazy<MetricPool>(() => Pool(scale)));
            yield return new($"uniform, {name}", pool, new(new UniformMean(), 20), IsRandom: false);
            yield return new($"robot, {name}", pool, new(new Robot(20), 20));
            yield return new($"robot by likelihood, {name}", pool, new(new Robot(20) { LengthScale = Prelude.None }, 20));
            yield return new($"po-nas of features, {name}", pool, new(new PerArchitecture(), 23) { Start = 3 });
            var encoded = new Lazy<MetricPool>(() => Encoded(pool.Value));
            yield return new($"po-nas, {name}", encoded, new(new PerArchitecture(), 23) { Start = 3 });
            yield return new($"po-nas from the mean, {name}", encoded, new(new PerArchitecture { FromMean = true }, 23) { Start = 3 });
        }

        var plain = new Lazy<MetricPool>(() => Pool(MetricScale.Rank));
        yield return new("random search", plain, new(new RandomChoice(), 20));
        yield return new("synflow alone", plain, new(new ByFormula(new Formula.Metric("synflow")), 20), IsRandom: false);
        foreach (var formula in BuiltInFormulas.All)
        {
            yield return new(formula.Name, plain, new(new ByFormula(formula.Formula), 20), IsRandom: false);
        }
    }

    private static MetricPool Pool(MetricScale scale)
    {
        return MetricPool.Of(CellTables.Full("c10").Metrics, MetricPool.Standard, scale, CellFeatures.Of(CellTables.Right(NasBench201.CellsOf(NasBench201.Proxies("c10")))));
    }

    /// <summary>The pool described by a graph network that learnt its metrics, once for all runs.</summary>
    private static MetricPool Encoded(MetricPool pool)
    {
        var clock = Stopwatch.StartNew();
        ImmutableArray<NodeGraph> graphs = [.. CellTables.Right(NasBench201.CellsOf(NasBench201.Proxies("c10"))).Select(NodeGraph.Of)];
        var encoder = GraphEncoder.Train(graphs, pool.Mixed, Epochs, RandomStream.FromSeed(new(1)).Child("encoder"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"encoder: {clock.Elapsed.TotalSeconds:F0} s"));
        return pool with { Features = encoder.Describe(graphs) };
    }

    private static void Report(Method method, int seeds)
    {
        var ids = CellTables.Right(NasBench201.Proxies("c10").Text("id"));
        var (labels, costs) = (CellTables.Column("val12_c10", ids), CellTables.Column("cost12_s", ids));
        var clock = Stopwatch.StartNew();
        var runs = new ParallelMap(Environment.ProcessorCount).Map(seeds, seed =>
            method.Search.Run(method.Pool.Value, row => labels[row], RandomStream.FromSeed(new(seed + 1)).Child("mixing")));
        var best = runs.Select(seen => seen.MaxBy(observation => observation.Accuracy)!.Row).ToArray();
        var accuracies = Tests.Select(test => CellTables.Column(test, ids)).Select(test => MeanAndDeviation.Of([.. best.Select(row => test[row])]));
        var cost = runs.Average(seen => seen.Select(observation => observation.Row).Distinct().Sum(row => costs[row]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{method.Name,-28} {method.Search.Labels,6}  {seeds,4}  {string.Join("  ", accuracies.Select(test => string.Create(CultureInfo.InvariantCulture, $"{test.Mean,5:F2} ± {test.Deviation,4:F2} ")))}  {cost,6:F0}  {clock.Elapsed.TotalSeconds / seeds,7:F2}"));
    }

    private sealed record Method(string Name, Lazy<MetricPool> Pool, MixingSearch Search, bool IsRandom = true);
}
