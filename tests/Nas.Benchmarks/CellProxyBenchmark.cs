using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.ZeroCost;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.Csv;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Engine;
using Nas.Effects.Scoring;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>Our proxies of real NAS-Bench-201 networks beside the published ones, and beside our own with other weights or images. The
/// published values saw CIFAR-10;
/// ours see images of a built-in task, enlarged to 3×32×32.</summary>
/// <remarks>The cells are those that the authors scored twice (CIFAR-10, batch 64 and batch 32), in a fixed random order, so that every
/// comparison is over the same cells.</remarks>
internal static class CellProxyBenchmark
{
    private const int Batch = 64;
    private const int Classes = 10;
    private const string Noise = "noise";
    private const string Older = "nb201_zcp_batch32_sample.csv.gz";
    private static readonly TensorType Image = TensorType.Image(3, 32, 32);

    /// <summary>Scores cells and adds each to a file as a row; cells that the file already has are not scored again.</summary>
    /// <param name="first">How many cells to leave to others.</param>
    /// <param name="count">How many cells.</param>
    /// <param name="file">The file, in CSV.</param>
    /// <param name="task">A built-in task, or noise for images in which no two pixels have anything in common.</param>
    /// <param name="seed">Decides weights and which images.</param>
    /// <param name="names">The proxies; all of NAS-Bench-Suite-Zero if none is named.</param>
    public static int Run(int first, int count, string file, string task, long seed, string[] names)
    {
        string[] asked = names.Length == 0 ? [.. ProxySuite.Zero] : names;
        LibTorch.UseThreads(1);
        var table = NasBench201.Proxies("c10");
        var cells = CellTables
            .Right(table.Text("id"))
            .AsEnumerable()
            .Zip(CellTables.Right(NasBench201.CellsOf(table)), KeyValuePair.Create)
            .ToDictionary();
        var stream = RandomStream.FromSeed(new Seed(seed));
        var images = Images(task, stream);
        if (!File.Exists(file))
        {
            File.WriteAllText(file, $"id,{string.Join(',', asked)}\n");
        }

        var known = CellTables.Right(CellTables.Right(CsvTables.Read(file)).Text("id"));
        foreach (var id in Sample().Skip(first).Take(count).Where(id => !known.Contains(id)))
        {
            var network = CellNetwork
                .Build(cells[id], Image)
                .MapLeft(errors => string.Join('\n', errors))
                .Bind(derivation => Lower.ToNetwork(derivation, Classes))
                .IfLeft(error => throw new InvalidOperationException(error));
            var scores = Scoring.Score(new(network, images, stream) { Proxies = [.. asked.Select(Named)] });
            File.AppendAllText(
                file,
                $"{id},{string.Join(',', asked.Select(name => scores[Named(name)].OrNaN.ToString("R", CultureInfo.InvariantCulture)))}\n"
            );
        }

        return 0;
    }

    /// <summary>Prints Spearman's correlations of each proxy: each file with the table, the authors' two evaluations, and the first file
    /// with each other one.</summary>
    public static int Compare(string[] files)
    {
        var ours = files.Select(file => CellTables.Right(CsvTables.Read(file))).ToArray();
        var (table, older) = (NasBench201.Proxies("c10"), OlderRows());
        Console.WriteLine(
            $"cells: {string.Join(", ", ours.Select(file => file.Rows))}; the table with each file, the authors' two evaluations over the first file's cells, the first file with each other"
        );
        foreach (var name in ProxySuite.Zero.Where(name => ours.All(file => file.Names.Contains(name))))
        {
            var first = Values(ours[0], name);
            var columns = ours.Select(file => Rho(Values(file, name), Values(table, name)))
                .Append(name == "zen" ? "-" : Rho(Restricted(Values(table, name), first), Values(older, name)))
                .Concat(ours[1..].Select(file => Rho(first, Values(file, name))));
            Console.WriteLine($"  {name, -12}{string.Concat(columns.Select(column => column.PadLeft(8)))}");
        }

        return 0;
    }

    private static IEnumerable<string> Sample()
    {
        var ids = CellTables.Right(OlderRows().Text("id"));
        return RandomStream.FromSeed(new Seed(1)).Child("cells").Cursor().NextPermutation(ids.Length).Select(i => ids[i]);
    }

    /// <summary>The valid cells of the older evaluation on CIFAR-10.</summary>
    private static TextTable OlderRows()
    {
        var all = CellTables.Read(Older);
        var (datasets, valid) = (CellTables.Right(all.Text("dataset")), CellTables.Right(all.Text("valid")));
        int[] rows = [.. Enumerable.Range(0, all.Rows).Where(row => datasets[row] == "c10" && valid[row] == "1")];
        return all with { Cells = [.. all.Cells.Select(column => rows.Select(row => column[row]).ToImmutableArray())] };
    }

    private static Dictionary<string, double> Values(TextTable table, string name) =>
        CellTables
            .Right(table.Text("id"))
            .AsEnumerable()
            .Zip(CellTables.Right(table.Numbers(name)), KeyValuePair.Create)
            .Where(pair => double.IsFinite(pair.Value) && pair.Value != ProxyValue.TableSentinel)
            .ToDictionary();

    private static Dictionary<string, double> Restricted(Dictionary<string, double> values, Dictionary<string, double> to) =>
        values.Where(pair => to.ContainsKey(pair.Key)).ToDictionary();

    private static string Rho(Dictionary<string, double> one, Dictionary<string, double> other)
    {
        string[] common = [.. one.Keys.Where(other.ContainsKey)];
        return Spearman
            .Rho(Array.ConvertAll(common, id => one[id]), Array.ConvertAll(common, id => other[id]))
            .ToString("F3", CultureInfo.InvariantCulture);
    }

    private static ImageSet Images(string task, RandomStream stream)
    {
        if (task == Noise)
        {
            var noise = new float[Batch * Image.Elements];
            stream.Child(Noise).FillNormal(noise);
            return new(Image, noise, [.. Enumerable.Range(0, Batch).Select(i => i % Classes)]);
        }

        var small = ScoringBatch.Draw(
            Tasks.Load(new(task)).IfLeft(error => throw new InvalidOperationException($"{error}")).Train,
            Batch,
            stream
        );
        var (from, to) = (small.Shape.Axis2, Image.Axis2);
        var pixels = new float[small.Count * Image.Elements];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (plane, y, x) = (i / (to * to), i / to % to * from / to, i % to * from / to);
            var (sample, channel) = (plane / Image.Axis1, plane % Image.Axis1 % small.Shape.Axis1); // a grey picture is three times the same
            pixels[i] = small.Pixels[((sample * small.Shape.Axis1 + channel) * from + y) * from + x];
        }

        return new(Image, pixels, Array.ConvertAll(small.Labels, label => label % Classes));
    }

    private static Proxy Named(string name) => Proxy.Find(name).IfNone(() => throw new InvalidOperationException(name));
}
