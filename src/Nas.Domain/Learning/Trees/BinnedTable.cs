using System.Numerics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Trees;

/// <summary>A training table with every value replaced by the code of its interval, so that trees need no sorting.</summary>
/// <remarks>Computed once for all trees of a model; safe to read from several threads.</remarks>
internal sealed class BinnedTable
{
    private readonly byte[] _codes;
    private readonly byte[] _byRow;
    private readonly ColumnBins[] _bins;

    private BinnedTable(int rows, byte[] codes, ColumnBins[] bins)
    {
        (Rows, _codes, _bins) = (rows, codes, bins);
        RowLength = (bins.Length + Vector<byte>.Count - 1) / Vector<byte>.Count * Vector<byte>.Count;
        _byRow = new byte[rows * RowLength];
        for (var i = 0; i < codes.Length; i++)
        {
            _byRow[i % rows * RowLength + i / rows] = codes[i];
        }
    }

    public int Rows { get; }

    public int Columns => _bins.Length;

    /// <summary>The intervals of a column.</summary>
    public ColumnBins Bins(int column) => _bins[column];

    /// <summary>The codes of a column, row by row.</summary>
    public ReadOnlySpan<byte> Column(int column) => _codes.AsSpan(column * Rows, Rows);

    /// <summary>The codes of a row, column by column, and zeros up to <see cref="RowLength"/>.</summary>
    public ReadOnlySpan<byte> Row(int row) => _byRow.AsSpan(row * RowLength, RowLength);

    /// <summary>The number of columns, rounded up to whole vectors.</summary>
    public int RowLength { get; }

    public static BinnedTable Build(FeatureTable table)
    {
        var codes = new byte[table.Rows * table.Columns];
        var bins = new ColumnBins[table.Columns];
        for (var c = 0; c < bins.Length; c++)
        {
            var values = table.Column(c);
            bins[c] = ColumnBins.Build(values);
            var target = codes.AsSpan(c * table.Rows, table.Rows);
            for (var r = 0; r < target.Length; r++)
            {
                target[r] = bins[c].CodeOf(values[r]);
            }
        }

        return new(table.Rows, codes, bins);
    }
}
