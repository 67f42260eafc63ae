using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Benchmarks;
using Nas.Effects.Learning;

namespace Nas.Benchmarks;

/// <summary>Predictors of NAS-Bench-201's validation accuracy on CIFAR-10: Kendall's tau on 4 000 fixed test cells, mean and
/// standard deviation over ten fixed lists of training cells, beside scikit-learn 1.2.1 and XGBoost 1.7 on the same lists.</summary>
internal static class PredictorBenchmark
{
    private static readonly int[] Sizes = [32, 128, 1024];

    // Peer figures: tau at 32, 128 and 1 024; NaN was not measured.
    private static readonly ImmutableArray<(string Features, string Name, double[] Taus)> Peers =
    [
        ("zcp", "forest-all-columns", [.689, .762, .812]),
        ("zcp", "boosting", [.664, .738, .797]),
        ("graf", "forest-all-columns", [.637, .736, .828]),
        ("graf", "boosting", [.626, .711, .830]),
        ("zcp+graf", "forest-all-columns", [.696, .782, .847]),
        ("zcp+graf", "forest", [.704, .789, .855]),
        ("zcp+graf", "extra-trees", [.688, .790, .859]),
        ("zcp+graf", "boosting", [.714, .789, .859]),
        ("zcp+graf+max.on", "forest", [.703, .791, .856]),
        ("zcp+graf+max.on", "extra-trees", [.667, .786, .861]),
    ];

    /// <summary>Runs the comparison; names of predictors as arguments choose among them.</summary>
    public static int Run(string[] names)
    {
        foreach (
            var table in CellTables.Right(
                CellPrediction.Tables(CellTables.PathOf("../../../src/Nas.Effects/Benchmarks/NasBench201/proxies_c10.csv.gz"), "val_c10")
            )
        )
        {
            foreach (var predictor in BuiltInPredictors.All.Where(p => names.Length == 0 || names.Contains(p.Name)))
            {
                Report(predictor, table);
            }
        }

        return 0;
    }

    private static void Report(NamedPredictor predictor, SurrogateTable table)
    {
        var splits = CellTables.Read("nb201_splits.csv.gz");
        var line = string.Create(CultureInfo.InvariantCulture, $"{table.Source, -16} {predictor.Name, -20}");
        for (var i = 0; i < Sizes.Length; i++)
        {
            var report = PredictorComparison.Judge(
                predictor,
                table.Data,
                CellTables.Right(SplitFile.Parse(splits, table, Sizes[i], seeds: 10)),
                RandomStream.FromSeed(new Seed(1)),
                IndexMap.Sequential
            );
            var (tau, peer) = (report.Over(quality => quality.Tau), Peer(table.Source, predictor.Name, i));
            line += string.Create(
                CultureInfo.InvariantCulture,
                $" | {Sizes[i], 4}: {tau.Mean:F4} ({tau.Deviation:F3}) peer {peer} fit {report.FitMilliseconds, 5:F0} predict {report.PredictMilliseconds, 4:F0} ms"
            );
        }

        Console.WriteLine(line);
    }

    private static string Peer(string features, string name, int size) =>
        Peers
            .Where(peer => peer.Features == features && peer.Name == name)
            .Select(peer => peer.Taus[size].ToString("F3", CultureInfo.InvariantCulture))
            .DefaultIfEmpty("    -")
            .First();
}
