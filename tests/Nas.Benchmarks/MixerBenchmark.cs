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
using Nas.Effects.Models.GraphNetworks;
using Nas.Tests.Mixing;

namespace Nas.Benchmarks;

/// <summary>Mixed metrics on the valid cells of NAS-Bench-201: each search asks for validation accuracies on CIFAR-10 after 12 epochs, and
/// the cell with the best one is judged by its final test accuracies on three data sets.</summary>
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
        Console.WriteLine(
            "method                                   labels  runs  C10            C100           IN16           cost s  s a run  label"
        );
        foreach (var method in Methods().Where(method => method.Name.Contains(name, StringComparison.Ordinal)))
        {
            Report(method, method.IsRandom ? seeds : 1);
        }

        return 0;
    }

    private static IEnumerable<Method> Methods()
    {
        foreach (var scale in new[] { ProxyScale.Rank, ProxyScale.MinMax })
        {
            var (name, pool) = (scale == ProxyScale.Rank ? "rank" : "min-max", Pool("c10", scale));
            yield return new($"uniform, {name}", pool, _ => new(new UniformMean(), 20), IsRandom: false);
            yield return new($"robot, {name}", pool, _ => new(new RoBoT(20), 20));
            yield return new($"robot by likelihood, {name}", pool, _ => new(new RoBoT(20) { LengthScale = Prelude.None }, 20));
        }

        yield return Learned("po-nas, rank", Pool("c10", ProxyScale.Rank), Settings);
        foreach (var data in new[] { "c10", "in16" })
        {
            var pool = Pool(data, ProxyScale.MinMax);
            var masked = Settings with { ScoresMasked = true };
            yield return Learned($"po-nas, min-max, {data}", pool, Settings);
            yield return Learned($"po-nas, scores masked, {data}", pool, masked);
            yield return Learned($"po-nas of the public code, {data}", pool, masked with { Rate = PoNas.PublishedRate });
        }

        Lazy<ProxyPool> plain = Pool("c10", ProxyScale.Rank);
        yield return new("random search", plain, _ => new(new RandomChoice(), 20));
        yield return new("synflow alone", plain, _ => new(new ByFormula(new Formula.Metric("synflow")), 20), IsRandom: false);
        foreach (var formula in BuiltInFormulas.All)
        {
            yield return new(formula.Name, plain, _ => new(new ByFormula(formula.Formula), 20), IsRandom: false);
        }
    }

    private static Lazy<ProxyPool> Pool(string data, ProxyScale scale) =>
        new(() =>
        {
            var metrics = CellTables.Full(data).Metrics;
            return ProxyPool.Create(metrics, ProxyPool.Standard, scale);
        });

    private static PoNas Settings { get; } = new(Pool: 0, Start: 3);

    /// <summary>Weights learnt with a graph network for each part of the runs.</summary>
    private static Method Learned(string name, Lazy<ProxyPool> pool, PoNas settings)
    {
        var graphs = new Lazy<PoolDescription>(() =>
            new PoolDescription.Graphs([.. CellTables.Right(NasBench201.CellsOf(NasBench201.Proxies("c10"))).Select(NodeGraph.FromCell)])
        );
        var fitters = Enumerable.Range(0, Encoders).Select(_ => new WeightFitter(Epochs)).ToArray();
        return new(
            name,
            pool,
            seed =>
                new(
                    new LearnedMixer(
                        settings,
                        graphs.Value,
                        fitters[seed % Encoders],
                        RandomStream.FromSeed(new(seed % Encoders + 1)).Child("encoder")
                    ),
                    23
                )
                {
                    Start = settings.Start,
                }
        )
        {
            IsParallel = false,
        };
    }

    private static void Report(Method method, int seeds)
    {
        var ids = CellTables.Right(NasBench201.Proxies("c10").Text("id"));
        var (labels, costs) = (CellTables.Column("val12_c10", ids), CellTables.Column("cost12_s", ids));
        var clock = Stopwatch.StartNew();
        var runs = new ParallelMap(method.IsParallel ? Environment.ProcessorCount : 1).Map(
            seeds,
            seed => method.Search(seed).Run(method.Pool.Value, row => labels[row], RandomStream.FromSeed(new(seed + 1)).Child("mixing"))
        );
        var best = runs.Select(seen => seen.MaxBy(observation => observation.Accuracy)!.Row).ToArray();
        var accuracies = Tests
            .Select(test => CellTables.Column(test, ids))
            .Select(test => MeanAndDeviation.Compute([.. best.Select(row => test[row])]));
        var label = MeanAndDeviation.Compute([.. best.Select(row => labels[row])]);
        var cost = runs.Average(seen => seen.Select(observation => observation.Row).Distinct().Sum(row => costs[row]));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{method.Name, -40} {method.Search(0).Labels, 6}  {seeds, 4}  {string.Join("  ", accuracies.Select(test => string.Create(CultureInfo.InvariantCulture, $"{test.Mean, 5:F2} ± {test.Deviation, 4:F2} ")))}  {cost, 6:F0}  {clock.Elapsed.TotalSeconds / seeds, 7:F2}  {label.Mean, 5:F2} ± {label.Deviation, 4:F2}"
            )
        );
    }

    private sealed record Method(string Name, Lazy<ProxyPool> Pool, Func<int, MixingSearch> Search, bool IsRandom = true)
    {
        public bool IsParallel { get; init; } = true;
    }
}
