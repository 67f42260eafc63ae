using System.Globalization;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Benchmarks;
using Nas.Effects.Learning;

namespace Nas.Benchmarks;

/// <summary>Fit and prediction of forests (1 024 × 173, 4 000 rows, 100 trees, one thread) in turns with scikit-learn's; CPU
/// milliseconds.</summary>
internal static class ForestBenchmark
{
    private const int Train = 1024;
    private const int Rounds = 5;
    private static readonly string[] Names = ["forest", "forest-all-columns", "extra-trees"];

    public static int Run()
    {
        var (train, test) = Tables();
        using var folder = new TableFiles(train, test);
        using var peer = PythonStep.Start("sklearn_forests.py", folder.Paths);
        if (peer is null)
        {
            Console.Error.WriteLine(
                "No Python with scikit-learn: apt-get install python3-sklearn, or name one in PYTHON. Our forests alone:"
            );
        }

        Console.WriteLine($"CPU milliseconds, fit + predict, median of {Rounds} in turns after one to warm up");
        foreach (var name in Names)
        {
            var predictor = BuiltInPredictors.Find(name).IfNone(() => throw new InvalidOperationException(name)).Predictor;
            var rounds = Enumerable
                .Range(0, 1 + Rounds)
                .Select(_ => (Own: Time(predictor, train, test), Peer: peer?.Ask(name)))
                .Skip(1)
                .ToArray();
            var (own, theirs) = (
                Summary([.. rounds.Select(round => round.Own)]),
                peer is null ? "" : $", scikit-learn {Summary([.. rounds.Select(round => round.Peer!)])}"
            );
            var ratio = peer is null
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $": {Median([.. rounds.Select(round => round.Peer!.Sum() / round.Own.Sum())]):F2} times as fast"
                );
            Console.WriteLine($"  {name, -20} nas-search {own}{theirs}{ratio}");
        }

        return 0;
    }

    private static double[] Time(Predictor predictor, TrainingSet train, FeatureTable test)
    {
        var begun = Environment.CpuUsage.TotalTime;
        var fitted = predictor.Fit(train, RandomStream.FromSeed(new Seed(1)), IndexMap.Sequential);
        var between = Environment.CpuUsage.TotalTime;
        fitted.Predict(test, IndexMap.Sequential);
        return [(between - begun).TotalMilliseconds, (Environment.CpuUsage.TotalTime - between).TotalMilliseconds];
    }

    /// <summary>Proxies and the published graph features of the first list of training cells and of the test cells.</summary>
    private static (TrainingSet Train, FeatureTable Test) Tables()
    {
        var table = CellTables
            .Right(
                CellPrediction.Tables(CellTables.PathOf("../../../src/Nas.Effects/Benchmarks/NasBench201/proxies_c10.csv.gz"), "val_c10")
            )
            .Single(kind => kind.Source == "zcp+graf");
        var split = CellTables.Right(SplitFile.Parse(CellTables.Read("nb201_splits.csv.gz"), table, Train, seeds: 1))[0];
        return (table.Data.Take(split.Train), table.Data.Take(split.Test).Features);
    }

    private static string Summary(double[][] times) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Median([.. times.Select(time => time[0])]), 5:F0} + {Median([.. times.Select(time => time[1])]), 3:F0}"
        );

    private static double Median(double[] numbers) => numbers.Order().ElementAt(numbers.Length / 2);

    /// <summary>The tables as files that the peer reads.</summary>
    private sealed class TableFiles : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("forests");

        public TableFiles(TrainingSet train, FeatureTable test)
        {
            Paths = [Path.Combine(_folder.FullName, "train.csv"), Path.Combine(_folder.FullName, "test.csv")];
            File.WriteAllLines(
                Paths[0],
                Enumerable.Range(0, train.Rows).Select(row => $"{Text(train.Targets[row])},{Row(train.Features, row)}")
            );
            File.WriteAllLines(Paths[1], Enumerable.Range(0, test.Rows).Select(row => Row(test, row)));
        }

        public string[] Paths { get; }

        public void Dispose() => _folder.Delete(recursive: true);

        private static string Row(FeatureTable table, int row) =>
            string.Join(',', Enumerable.Range(0, table.Columns).Select(column => Text(table.Column(column)[row])));

        private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
    }
}
