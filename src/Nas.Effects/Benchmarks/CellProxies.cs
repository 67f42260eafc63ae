using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;

namespace Nas.Effects.Benchmarks;

/// <summary>The published proxies of NAS-Bench-201's valid cells beside their validation accuracies.</summary>
public static class CellProxies
{
    private static readonly ImmutableArray<string> DataSets = ["c10", "in16"];

    private static readonly ImmutableArray<(string Name, Func<CellOperation, bool> Counts)> Counted =
    [
        ("convolutions", operation => operation is CellOperation.Conv3x3 or CellOperation.Conv1x1),
        ("poolings", operation => operation == CellOperation.AveragePool),
        ("skips", operation => operation == CellOperation.Skip),
    ];

    /// <summary>What proxies may be biased towards: numbers of operations in the cell, and its parameters.</summary>
    public static ImmutableArray<string> Attributes { get; } = [.. Counted.Select(counted => counted.Name), "params"];

    /// <summary>A problem for CIFAR-10 and one for ImageNet16-120.</summary>
    /// <param name="columns">Proxies, or <see cref="Attributes"/>; all proxies of the tables where there are none.</param>
    public static Either<TableError, ImmutableArray<FormulaProblem>> Problems(ImmutableArray<string> columns) =>
        DataSets
            .Select(data => Problem(data, columns.IsEmpty ? [.. ProxySuite.Zero] : columns))
            .Sequence()
            .Map(problems => problems.ToImmutableArray());

    private static Either<TableError, FormulaProblem> Problem(string data, ImmutableArray<string> columns) =>
        from table in Prelude.Right<TableError, TextTable>(NasBench201.Proxies(data))
        from cells in NasBench201.CellsOf(table)
        from features in columns.Select(column => Column(table, cells, column)).Sequence()
        from ids in table.Numbers("id")
        from accuracies in NasBench201.Cells.Numbers($"val_{data}")
        let values = features.ToImmutableArray()
        select new FormulaProblem(
            $"nasbench201-{data}",
            ProblemTable.Known(FeatureTable.Build(columns, table.Rows, (c, target) => values[c].CopyTo(target))),
            [.. ids.Select(id => accuracies[(int)id])]
        );

    private static Either<TableError, ImmutableArray<double>> Column(TextTable table, ImmutableArray<Cell> cells, string name)
    {
        foreach (var (counted, counts) in Counted)
        {
            if (counted == name)
            {
                return cells.Select(cell => (double)Enumerable.Range(0, Cell.Edges).Count(edge => counts(cell[edge]))).ToImmutableArray();
            }
        }

        return table.Numbers(name);
    }
}
