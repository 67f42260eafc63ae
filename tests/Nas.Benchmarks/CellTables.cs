using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LanguageExt;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.ZeroCost;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.Csv;

namespace Nas.Benchmarks;

/// <summary>NAS-Bench-201's tables as problems for formulas.</summary>
internal static class CellTables
{
    /// <summary>The proxies of the valid cells, of one batch of 64, and their validation accuracy.</summary>
    public static FormulaProblem Full(string dataset)
    {
        var table = NasBench201.Proxies(dataset);
        var ids = Right(table.Text("id"));
        return new(dataset, Known(Right(table.Features(ProxySuite.Zero))), Column($"val_{dataset}", ids));
    }

    /// <summary>The same of an older sample of cells with one batch of 32; the Zen score, which it lacks, is that of the other
    /// table.</summary>
    public static FormulaProblem Sample(string dataset)
    {
        var table = Read("nb201_zcp_batch32_sample.csv.gz");
        var (datasets, valid) = (Right(table.Text("dataset")), Right(table.Text("valid")));
        ImmutableArray<int> rows = [.. Enumerable.Range(0, table.Rows).Where(row => datasets[row] == dataset && valid[row] == "1")];
        var ids = Right(table.Text("id"));
        ImmutableArray<string> sampled = [.. rows.Select(row => ids[row])];
        var zen = Column($"zen_{dataset}", sampled, Read("nb201_archs.csv.gz"));
        var proxies = Right(table.Features(ProxySuite.Zero.Remove("zen")))
            .TakeRows(rows)
            .Join(FeatureTable.Build(["zen"], rows.Length, (_, target) => zen.CopyTo(target)));
        return new($"{dataset}, batch 32", Known(proxies), Column($"val_{dataset}", sampled));
    }

    /// <summary>Numbers of the published measurements for cells by id.</summary>
    public static ImmutableArray<double> Column(string name, ImmutableArray<string> ids) => Column(name, ids, NasBench201.Cells);

    /// <summary>A table of the test cases.</summary>
    public static TextTable Read(string file) => Right(CsvTables.Read(PathOf(file)));

    /// <summary>The path of a table of the test cases.</summary>
    public static string PathOf(string file) => Path.Combine(Folder(), file);

    /// <summary>What must be there.</summary>
    public static T Right<T>(Either<TableError, T> result) => result.IfLeft(error => throw new InvalidOperationException(error.Message));

    private static ImmutableArray<double> Column(string name, ImmutableArray<string> ids, TextTable cells)
    {
        var byId = Right(cells.Text("id")).Zip(Right(cells.Numbers(name))).ToDictionary(pair => pair.Item1, pair => pair.Item2);
        return [.. ids.Select(id => byId[id])];
    }

    // A proxy of -1e8 could not be computed.
    private static FeatureTable Known(FeatureTable table) =>
        FeatureTable.Build(
            table.Names,
            table.Rows,
            (c, target) =>
            {
                table.Column(c).CopyTo(target);
                target.Replace(-1e8, double.NaN);
            }
        );

    private static string Folder([CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "Cases", "nb201");
}
