using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Numerics.Tables;

namespace Nas.Effects.Data.Csv;

/// <summary>A table of named text columns, as read from a file.</summary>
/// <param name="Source">The file's name, for messages.</param>
/// <param name="Names">The header.</param>
/// <param name="Cells">The cells of each column, row by row.</param>
public sealed record TextTable(string Source, ImmutableArray<string> Names, ImmutableArray<ImmutableArray<string>> Cells)
{
    private static readonly ImmutableArray<string> NotKnown = ["", "NA", "N/A", "NaN", "nan", "null", "None"];

    /// <summary>The number of rows below the header.</summary>
    public int Rows => Cells.IsEmpty ? 0 : Cells[0].Length;

    /// <summary>The cells of a column by name.</summary>
    public Either<TableError, ImmutableArray<string>> Text(string column) =>
        Names.IndexOf(column) is var i and >= 0 ? Cells[i] : new TableError.UnknownColumn(Source, column, Names);

    /// <summary>The numbers of a column; empty, <c>NA</c> and <c>NaN</c> cells are NaN, <c>inf</c> is infinite.</summary>
    public Either<TableError, ImmutableArray<double>> Numbers(string column) => Text(column).Bind(cells => Numbers(column, cells));

    /// <summary>Named columns as features.</summary>
    public Either<TableError, FeatureTable> Features(ImmutableArray<string> columns) =>
        columns
            .Select(Numbers)
            .Sequence()
            .Map(values => values.ToImmutableArray())
            .Map(values => FeatureTable.Build(columns, Rows, (c, target) => values[c].CopyTo(target)));

    private Either<TableError, ImmutableArray<double>> Numbers(string column, ImmutableArray<string> cells)
    {
        var numbers = new double[cells.Length];
        for (var row = 0; row < numbers.Length; row++)
        {
            if (NotKnown.Contains(cells[row]))
            {
                numbers[row] = double.NaN;
            }
            else if (!TryRead(cells[row], out numbers[row]))
            {
                return new TableError.NotANumber(Source, column, row + 2, cells[row]);
            }
        }

        return numbers.ToImmutableArray();
    }

    // Python's spellings of infinite numbers.
    private static bool TryRead(string cell, out double number) =>
        double.TryParse(
            cell is "inf" or "-inf" ? cell.Replace("inf", "Infinity", StringComparison.Ordinal) : cell,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out number
        );
}
