using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Benchmarks;

/// <summary>The published measurements of NAS-Bench-201 that come with the product.</summary>
public static class NasBench201
{
    /// <summary>Accuracies of all 15 625 cells, in the order of the benchmark's row numbers.</summary>
    public static TextTable Cells { get; } = Read("cells");

    /// <summary>The 13 proxies of NAS-Bench-Suite-Zero of the valid cells, with one batch of 64.</summary>
    /// <param name="data"><c>c10</c> or <c>in16</c>.</param>
    public static TextTable Proxies(string data) => Read($"proxies_{data}");

    /// <summary>Latency in ms and energy in mJ of all cells on six devices, in the order of the benchmark's row numbers; −1 where a device
    /// does not run a cell.</summary>
    public static TextTable Devices => Read("devices");

    /// <summary>The cell of each row of a table that has a <c>code</c> column.</summary>
    public static Either<TableError, ImmutableArray<Cell>> CellsOf(TextTable table) =>
        table
            .Text("code")
            .Bind(codes =>
                codes
                    .Select((code, row) => Cell.FromCode(code).ToEither<TableError>(new TableError.NotACell(table.Source, row + 2, code)))
                    .Sequence()
                    .Map(cells => cells.ToImmutableArray())
            );

    private static TextTable Read(string table)
    {
        var file = $"Benchmarks.NasBench201.{table}.csv.gz";
        using var stream = typeof(NasBench201).Assembly.GetManifestResourceStream($"Nas.Effects.{file}")!;
        return CsvTables.Read(file, stream).IfLeft(error => throw new InvalidDataException(error.Message));
    }
}
