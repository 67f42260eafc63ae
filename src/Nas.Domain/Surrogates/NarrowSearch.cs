using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nas.Domain.Surrogates;

/// <summary>Finds the best cut of a column with few distinct values, none missing, in one go. Most graph features are such.</summary>
internal sealed class NarrowSearch
{
    private const int Codes = 64;

    // Neighbouring samples often have the same code: adding to two sets of bins in turn spares waiting for the sum before.
    private readonly Bin[] _bins = new Bin[2 * Codes];

    /// <summary>The better of <paramref name="best"/> and the best cut between any two codes.</summary>
    public Cut Best(ReadOnlySpan<byte> codes, Samples.Range samples, (int Index, ColumnBins Bins) column, NodeGain node, Cut best)
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

        return below < 0 ? best : new(column.Index, below, column.Bins.Between(below, above), false, gain);
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
