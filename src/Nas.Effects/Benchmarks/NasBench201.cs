using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Benchmarks;
using Nas.Effects.Tables;

namespace Nas.Effects.Benchmarks;

/// <summary>The published measurements of NAS-Bench-201 that come with the product.</summary>
public static class NasBench201
{
    /// <summary>Accuracies of all 15 625 cells, in the order of the benchmark's row numbers.</summary>
    public static TextTable Cells { get; } = Read();

    /// <summary>The cell of each row of a table that has a <c>code</c> column.</summary>
    public static Either<TableError, ImmutableArray<Cell>> CellsOf(TextTable table) => table.Text("code").Bind(codes => codes
        .Select((code, row) => Cell.FromCode(code).ToEither<TableError>(new TableError.NotACell(table.Source, row + 2, code)))
        .Sequence()
        .Map(cells => cells.ToImmutableArray()));

    private static TextTable Read()
    {
        const string File = "Benchmarks.NasBench201.cells.csv.gz";
        using var stream = typeof(NasBench201).Assembly.GetManifestResourceStream($"Nas.Effects.{File}")!;
        return CsvTables.Read(File, stream).IfLeft(error => throw new InvalidDataException(error.Message));
    }
}
