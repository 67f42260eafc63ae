using System.Numerics;

namespace Nas.Domain.Learning.Trees;

/// <summary>The smallest and the largest code of every column over the samples of a node.</summary>
/// <remarks>A row's codes stand side by side, so that one instruction compares those of many columns: it takes less than looking at the few
/// columns that are tried, one by one.</remarks>
internal sealed class CodeEnds(BinnedTable table)
{
    private readonly byte[] _low = new byte[table.RowLength];
    private readonly byte[] _high = new byte[table.RowLength];

    /// <summary>Computes the ranges for the samples of a node, replacing the previous ones.</summary>
    public void Fill(ReadOnlySpan<int> rows)
    {
        for (var at = 0; at < _low.Length; at += Vector<byte>.Count)
        {
            var low = new Vector<byte>(table.Row(rows[0])[at..]);
            var high = low;
            foreach (var row in rows)
            {
                var codes = new Vector<byte>(table.Row(row)[at..]);
                (low, high) = (Vector.Min(low, codes), Vector.Max(high, codes));
            }

            low.CopyTo(_low, at);
            high.CopyTo(_high, at);
        }
    }

    /// <summary>The smallest and the largest code of a column; that of missing values is the largest of all.</summary>
    public (int Low, int High) RangeOf(int column) => (_low[column], _high[column]);

    /// <summary>Whether all samples have the same code, so that the column cannot divide them.</summary>
    public bool AreAlike(int column) => _low[column] == _high[column];
}
