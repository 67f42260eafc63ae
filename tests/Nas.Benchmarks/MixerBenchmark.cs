using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Effects.Benchmarks;
using Nas.Effects.Learning;

namespace Nas.Benchmarks;

/// <summary>Mixed metrics on the valid cells of NAS-Bench-201: each search asks for validation accuracies on CIFAR-10 after 12 epochs, and the cell with
/// the best one is judged by its final test accuracies on three data sets.</summary>
internal static class MixerBenchmark
{
    // Published are 100; the error on held-out cells hardly falls after these.
    private const int Epochs = 20;

    // What a graph network makes of the pool is luck, too: run number i has the network of seed i modulo this, plus 1.
    private const int Encoders = 10;

    private static readonly string[] Tests = ["test_c10", "test_c100", "test_in16"];

    /// <summary>Runs so many seeds of the methods whose name contains the given text, all of them without one.</summary>
    public static int Run(int seeds, string name)
    {
        Console.WriteLine("method                                   labels  runs  C10            C100           IN16           cost s  s a run  label");
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
            var (name, pool) = (scale == MetricScale.Rank ? "rank" : "min-max", Pool("c10", scale));
            yield return new($"uniform, {name}", [pool], new(new UniformMean(), 20), IsRandom: false);
            yield return new($"robot, {name}", [pool], new(new Robot(20), 20));
            yield return new($"robot by likelihood, {name}", [pool], new(new Robot(20) { LengthScale = Prelude.None }, 20));
        }

        yield return new("po-nas, rank", Encoded(Pool("c10", MetricScale.Rank)), new(new PerArchitecture(), 23) { Start = 3 });
        foreach (var data in new[] { "c10", "in16" })
        {
            var encoded = Encoded(Pool(data, MetricScale.MinMax));
            var masked = new PerArchitecture { ScoresMasked = true };
            yield return new($"po-nas, min-max, {data}", encoded, new(new PerArchitecture(), 23) { Start = 3 });
            yield return new($"po-nas, scores masked, {data}", encoded, new(masked, 23) { Start = 3 });
            yield return new($"po-nas of the public code, {data}", encoded, new(masked with { Rate = PerArchitecture.PublishedRate }, 23) { Start = 3 });
        }

        ImmutableArray<Lazy<MetricPool>> plain = [Pool("c10", MetricScale.Rank)];
        yield return new("random search", plain, new(new RandomChoice(), 20));
        yield return new("synflow alone", plain, new(new ByFormula(new Formula.Metric("synflow")), 20), IsRandom: false);
        foreach (var formula in BuiltInFormulas.All)
        {
            yield return new(formula.Name, plain, new(new ByFormula(formula.Formula), 20), IsRandom: false);
        }
    }

    private static Lazy<MetricPool> Pool(string data, MetricScale scale) => new(() =>
    {
        var metrics = CellTables.Full(data).Metrics;
        return MetricPool.Of(metrics, MetricPool.Standard, scale, metrics);
    });

    /// <summary>The pool described by graph networks that learnt its metrics, each for a part of the runs.</summary>
    private static ImmutableArray<Lazy<MetricPool>> Encoded(Lazy<MetricPool> pool)
    {
        var graphs = new Lazy<ImmutableArray<NodeGraph>>(() => [.. CellTables.Right(NasBench201.CellsOf(NasBench201.Proxies("c10"))).Select(NodeGraph.Of)]);
        return [.. Enumerable.Range(1, Encoders).Select(seed => new Lazy<MetricPool>(() =>
            GraphEncoder.Train(graphs.Value, pool.Value.Mixed, Epochs, RandomStream.FromSeed(new(seed)).Child("encoder")).Describe(pool.Value, graphs.Value)))];
    }

    private static void Report(Method method, int seeds)
    {
        var ids = CellTables.Right(NasBench201.Proxies("c10").Text("id"));
        var (labels, costs) = (CellTables.Column("val12_c10", ids), CellTables.Column("cost12_s", ids));
        var clock = Stopwatch.StartNew();
        var runs = new ParallelMap(Environment.ProcessorCount).Map(seeds, seed =>
            method.Search.Run(method.Pools[seed % method.Pools.Length].Value, row => labels[row], RandomStream.FromSeed(new(seed + 1)).Child("mixing")));
        var best = runs.Select(seen => seen.MaxBy(observation => observation.Accuracy)!.Row).ToArray();
        var accuracies = Tests.Select(test => CellTables.Column(test, ids)).Select(test => MeanAndDeviation.Of([.. best.Select(row => test[row])]));
        var label = MeanAndDeviation.Of([.. best.Select(row => labels[row])]);
        var cost = runs.Average(seen => seen.Select(observation => observation.Row).Distinct().Sum(row => costs[row]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{method.Name,-40} {method.Search.Labels,6}  {seeds,4}  {string.Join("  ", accuracies.Select(test => string.Create(CultureInfo.InvariantCulture, $"{test.Mean,5:F2} ± {test.Deviation,4:F2} ")))}  {cost,6:F0}  {clock.Elapsed.TotalSeconds / seeds,7:F2}  {label.Mean,5:F2} ± {label.Deviation,4:F2}"));
    }

    private sealed record Method(string Name, ImmutableArray<Lazy<MetricPool>> Pools, MixingSearch Search, bool IsRandom = true);
}
