using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nas.Domain.Learning.Trees;

/// <summary>Finds the best cut of a column with few distinct values, none missing, in one pass. Most graph features are like
/// this.</summary>
internal sealed class NarrowSearch
{
    private const int Codes = 64;

    // Neighbouring samples often have the same code: adding to two sets of bins in turn spares waiting for the sum before.
    private readonly Bin[] _bins = new Bin[2 * Codes];

    /// <summary>Puts the best cut between any two codes in place of <paramref name="best"/>, if it is better.</summary>
    /// <param name="codes">The codes of the column.</param>
    /// <param name="samples">The samples of the node.</param>
    /// <param name="ends">The smallest and the largest code among them, which differ.</param>
    /// <param name="column">The column.</param>
    /// <param name="node">The node.</param>
    /// <param name="best">The best cut so far.</param>
    public void Best(
        ReadOnlySpan<byte> codes,
        Samples.Range samples,
        (int Low, int High) ends,
        (int Index, ColumnBins Bins) column,
        NodeGain node,
        ref Cut best
    )
    {
        if (ends.High - ends.Low > 1)
        {
            OfMany(codes, samples, column, node, ref best);
        }
        else if (node.Gain(SumOf(ends.Low, codes, samples)) is var gain && gain > best.Gain)
        {
            best = new(column.Index, ends.Low, column.Bins.Between(ends.Low, ends.High), false, gain);
        }
    }

    private void OfMany(ReadOnlySpan<byte> codes, Samples.Range samples, (int Index, ColumnBins Bins) column, NodeGain node, ref Cut best)
    {
        var occupied = Fill(codes, samples);
        var (gain, below, above) = (best.Gain, -1, -1);
        var left = default(Bin);
        while (occupied != 0)
        {
            var code = BitOperations.TrailingZeroCount(occupied);
            left += Take(code);
            occupied &= occupied - 1;
            if (occupied != 0 && node.Gain(left) is var candidate && candidate > gain)
            {
                (gain, below, above) = (candidate, code, BitOperations.TrailingZeroCount(occupied));
            }
        }

        if (below >= 0)
        {
            best = new(column.Index, below, column.Bins.Between(below, above), false, gain);
        }
    }

    /// <summary>The sum of the smallest code, added up in the order of <see cref="Fill"/>.</summary>
    private static Bin SumOf(int low, ReadOnlySpan<byte> codes, Samples.Range samples)
    {
        var (even, odd, last) = samples.UpTo(low, codes);
        return even + last + odd;
    }

    /// <summary>Sums up the samples by code; returns which codes occur, one bit for each.</summary>
    private ulong Fill(ReadOnlySpan<byte> codes, Samples.Range samples)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(_bins);
        var rows = samples.Rows;
        var bins = samples.Bins[..rows.Length];
        var occupied = 0UL;
        for (var i = 0; i < rows.Length; i++)
        {
            var code = codes[rows[i]] & (Codes - 1);
            Unsafe.Add(ref first, code + (i & 1) * Codes) += bins[i];
            occupied |= 1UL << code;
        }

        return occupied;
    }

    /// <summary>The sum of a code, which is forgotten.</summary>
    private Bin Take(int code)
    {
        var sum = _bins[code] + _bins[code + Codes];
        _bins[code] = _bins[code + Codes] = default;
        return sum;
    }
}
