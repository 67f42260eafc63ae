using System.Globalization;
using System.Runtime.CompilerServices;
using LanguageExt;
using Nas.Domain.Benchmarks;
using Nas.Domain.Networks;
using Nas.Domain.Proxies;
using Nas.Domain.Randomness;
using Nas.Domain.Surrogates;
using Nas.Domain.Tensors;
using Nas.Effects.Benchmarks;
using Nas.Effects.Datasets;
using Nas.Effects.Scoring;
using Nas.Effects.Tables;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>Our proxies of real NAS-Bench-201 networks beside the published ones: Spearman's correlation over a fixed random sample of valid
/// cells. Images are those of addnist, enlarged to 3×32×32; the published values saw CIFAR-10.</summary>
internal static class CellProxyBenchmark
{
    private const int Batch = 64;
    private const int Classes = 10;
    private const int Every = 25;
    private static readonly TensorType Image = TensorType.Image(3, 32, 32);

    /// <summary>Spearman between two evaluations by the authors of the tables, with other weights and another batch.</summary>
    private static readonly Dictionary<string, double> Reproducibility = new(StringComparer.Ordinal)
    {
        ["params"] = 1, ["flops"] = 1, ["synflow"] = 1, ["nwot"] = .991, ["snip"] = .985, ["grad_norm"] = .983, ["fisher"] = .977,
        ["jacov"] = .956, ["l2_norm"] = .947, ["epe_nas"] = .811, ["grasp"] = .697, ["plain"] = .193,
    };

    public static int Run(int count)
    {
        set_num_threads(1);
        var table = Right(CsvTables.Read(CasePath("nb201_zcp_c10.csv.gz")));
        var cells = Right(NasBench201.CellsOf(table));
        var columns = ProxySuite.Zero.Select(name => (Proxy: Proxy.Find(name).IfNone(Proxy.Params), Published: Right(table.Text(name)).Select(Number).ToArray())).ToArray();
        var stream = RandomStream.FromSeed(new Seed(1));
        var batch = Images(stream);
        var scored = new List<(int Row, ProxyScores Scores)>();
        foreach (var row in stream.Child("cells").Cursor().NextPermutation(cells.Length).Take(count))
        {
            var network = CellNetwork.Of(cells[row], Image).MapLeft(errors => string.Join('\n', errors)).Bind(derivation => Lower.ToNetwork(derivation, Classes));
            scored.Add((row, Scoring.Score(new(Right(network), batch, stream) { Proxies = [.. columns.Select(column => column.Proxy)] })));
            if (scored.Count % Every == 0 || scored.Count == count)
            {
                Report(scored, columns);
            }
        }

        return 0;
    }

    private static void Report(List<(int Row, ProxyScores Scores)> scored, (Proxy Proxy, double[] Published)[] columns)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scored.Count} cells, {scored.Average(cell => cell.Scores.Milliseconds):F0} ms each"));
        foreach (var (proxy, published) in columns)
        {
            var pairs = scored.Select(cell => (Ours: cell.Scores[proxy].OrNaN, Theirs: published[cell.Row]))
                .Where(pair => double.IsFinite(pair.Ours) && pair.Theirs != ProxyValue.TableSentinel).ToArray();
            var rho = Spearman.Rho(Array.ConvertAll(pairs, pair => pair.Ours), Array.ConvertAll(pairs, pair => pair.Theirs));
            var bound = Reproducibility.TryGetValue(proxy.Name, out var known) ? known.ToString("F3", CultureInfo.InvariantCulture) : "-";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {proxy,-12}{rho,8:F3}{bound,8}{scored.Count - pairs.Length,6} missing"));
        }
    }

    private static ImageSet Images(RandomStream stream)
    {
        var small = ScoringBatch.Draw(Right(Tasks.Load(new("addnist"))).Train, Batch, stream);
        var (from, to) = (small.Shape.Axis2, Image.Axis2);
        var pixels = new float[small.Count * Image.Elements];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (plane, y, x) = (i / (to * to), i / to % to * from / to, i % to * from / to);
            pixels[i] = small.Pixels[(plane * from + y) * from + x];
        }

        return new(Image, pixels, Array.ConvertAll(small.Labels, label => label % Classes));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string CasePath(string name, [CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "Cases", "nb201", name));

    private static T Right<TError, T>(Either<TError, T> either) => either.IfLeft(error => throw new InvalidOperationException($"{error}"));
}
