using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using LanguageExt;
using Nas.Domain.Features;
using Nas.Domain.Proxies;
using Nas.Domain.Randomness;
using Nas.Domain.Surrogates;
using Nas.Effects.Benchmarks;
using Nas.Effects.Surrogates;
using Nas.Effects.Tables;

namespace Nas.Benchmarks;

/// <summary>Predictors of NAS-Bench-201's validation accuracy on CIFAR-10: Kendall's tau on 4 000 fixed test cells, mean and
/// standard deviation over ten fixed lists of training cells, beside scikit-learn 1.2.1 and XGBoost 1.7 on the same lists.</summary>
internal static class PredictorBenchmark
{
    private static readonly int[] Sizes = [32, 128, 1024];

    // Peer figures: tau at 32, 128 and 1 024; NaN was not measured.
    private static readonly ImmutableArray<(string Features, string Name, double[] Taus)> Peers =
    [
        ("ZCP", "forest-all-columns", [.689, .762, .812]),
        ("ZCP", "boosting", [.664, .738, .797]),
        ("GRAF", "forest-all-columns", [.637, .736, .828]),
        ("GRAF", "boosting", [.626, .711, .830]),
        ("ZCP+GRAF", "forest-all-columns", [.696, .782, .847]),
        ("ZCP+GRAF", "forest", [.704, .789, .855]),
        ("ZCP+GRAF", "extra-trees", [.688, .790, .859]),
        ("ZCP+GRAF", "boosting", [.714, .789, .859]),
        ("ZCP+GRAF+max.on", "forest", [.703, .791, .856]),
        ("ZCP+GRAF+max.on", "extra-trees", [.667, .786, .861]),
    ];

    /// <summary>Runs the comparison; names of predictors as arguments choose among them.</summary>
    public static int Run(string[] names)
    {
        var table = Right(CsvTables.Read(CasePath("nb201_zcp_c10.csv.gz")));
        var graph = CellFeatures.Of(Right(NasBench201.CellsOf(table)));
        var published = graph.TakeColumns([.. Enumerable.Range(0, CellFeatures.Published.Length)]);
        var proxies = Right(table.Features(ProxySuite.Zero));
        foreach (var (name, features) in new[]
        {
            ("ZCP", proxies), ("GRAF", published), ("ZCP+GRAF", proxies.Join(published)), ("ZCP+GRAF+max.on", proxies.Join(graph)),
        })
        {
            var data = new TrainingSet(features, Targets(table));
            foreach (var predictor in BuiltInPredictors.All.Where(p => names.Length == 0 || names.Contains(p.Name)))
            {
                Report(name, predictor, new(table.Source, data, Right(table.Text("id")), []));
            }
        }

        return 0;
    }

    private static void Report(string features, NamedPredictor predictor, SurrogateTable table)
    {
        var splits = Right(CsvTables.Read(CasePath("nb201_splits.csv.gz")));
        var line = string.Create(CultureInfo.InvariantCulture, $"{features,-16} {predictor.Name,-20}");
        for (var i = 0; i < Sizes.Length; i++)
        {
            var report = PredictorComparison.Judge(
                predictor,
                table.Data,
                Right(SplitFile.Of(splits, table, Sizes[i], seeds: 10)),
                RandomStream.FromSeed(new Seed(1)),
                IndexMap.Sequential);
            var (tau, peer) = (report.Over(quality => quality.Tau), Peer(features, predictor.Name, i));
            line += string.Create(CultureInfo.InvariantCulture,
                $" | {Sizes[i],4}: {tau.Mean:F4} ({tau.Deviation:F3}) peer {peer} fit {report.FitMilliseconds,5:F0} predict {report.PredictMilliseconds,4:F0} ms");
        }

        Console.WriteLine(line);
    }

    private static string Peer(string features, string name, int size) => Peers
        .Where(peer => peer.Features == features && peer.Name == name)
        .Select(peer => peer.Taus[size].ToString("F3", CultureInfo.InvariantCulture))
        .DefaultIfEmpty("    -")
        .First();

    private static ImmutableArray<double> Targets(TextTable proxies)
    {
        var cells = NasBench201.Cells;
        var byId = Right(cells.Text("id")).Zip(Right(cells.Numbers("val_c10"))).ToDictionary(pair => pair.Item1, pair => pair.Item2);
        return [.. Right(proxies.Text("id")).Select(id => byId[id])];
    }

    private static string CasePath(string file, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "Cases", "nb201", file);

    private static T Right<T>(Either<TableError, T> result) => result.IfLeft(error => throw new InvalidOperationException(error.Message));
}
