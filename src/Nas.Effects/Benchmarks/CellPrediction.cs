using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;
using static LanguageExt.Prelude;

namespace Nas.Effects.Benchmarks;

/// <summary>Tables for predicting the accuracies of NAS-Bench-201's cells: the same rows with each kind of features.</summary>
public static class CellPrediction
{
    private const string Graph = "graf";
    private const string LivePaths = "max.on";

    /// <summary>The tables of the valid cells, named after their features: graph features as published (<c>graf</c>), and with those of
    /// live paths (<c>max.on</c>); where there are proxies, these (<c>zcp</c>) alone and with both.</summary>
    /// <param name="proxies">A file with the cells' zero-cost proxies, their <c>id</c> and their <c>code</c>, which then decides the cells;
    /// otherwise all cells.</param>
    /// <param name="target">A column of <see cref="NasBench201.Cells"/>.</param>
    public static Either<TableError, ImmutableArray<SurrogateTable>> Tables(Option<string> proxies, string target) =>
        from rows in proxies.Match(file => CsvTables.Read(file), () => Right<TableError, TextTable>(NasBench201.Cells))
        from cells in NasBench201.CellsOf(rows)
        from ids in rows.Text("id")
        from targets in Targets(ids, target)
        from scores in proxies.IsSome
            ? rows.Features(ProxySuite.Zero).Map(table => Some(table))
            : Right<TableError, Option<FeatureTable>>(None)
        let valid = Enumerable.Range(0, cells.Length).Where(row => cells[row].IsValid).ToImmutableArray()
        select Kinds(scores, CellFeatures.Compute(cells))
            .Select(kind => new SurrogateTable(
                kind.Name,
                new TrainingSet(kind.Features, targets).Take(valid),
                [.. valid.Select(row => ids[row])],
                []
            ))
            .ToImmutableArray();

    private static (string Name, FeatureTable Features)[] Kinds(Option<FeatureTable> proxies, FeatureTable graph)
    {
        var published = graph.TakeColumns([.. Enumerable.Range(0, CellFeatures.Published.Length)]);
        return proxies.Match<(string, FeatureTable)[]>(
            zcp => [("zcp", zcp), (Graph, published), ($"zcp+{Graph}", zcp.Join(published)), ($"zcp+{Graph}+{LivePaths}", zcp.Join(graph))],
            () => [(Graph, published), ($"{Graph}+{LivePaths}", graph)]
        );
    }

    private static Either<TableError, ImmutableArray<double>> Targets(ImmutableArray<string> ids, string target) =>
        from known in NasBench201.Cells.Text("id")
        from values in NasBench201.Cells.Numbers(target)
        let byId = known.AsEnumerable().Zip(values.AsEnumerable(), KeyValuePair.Create).ToDictionary(StringComparer.Ordinal)
        select ids.Select(id => byId.GetValueOrDefault(id, double.NaN)).ToImmutableArray();
}
