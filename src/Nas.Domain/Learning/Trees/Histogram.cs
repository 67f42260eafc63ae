using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nas.Domain.Learning.Trees;

/// <summary>Sums over the samples of a node for each code of one column.</summary>
/// <remarks>Remembers which codes occur, so that a small node costs as little as it has samples.</remarks>
internal sealed class Histogram
{
    private readonly Bin[] _bins = new Bin[256];
    private readonly ulong[] _occupied = new ulong[4];
    private readonly byte[] _codes = new byte[256];

    /// <summary>The codes of known values that occur, ascending.</summary>
    public ReadOnlySpan<byte> Codes => _codes.AsSpan(0, Count);

    /// <summary>The number of codes of known values that occur.</summary>
    public int Count { get; private set; }

    /// <summary>The samples whose value is missing.</summary>
    public Bin Missing => _bins[ColumnBins.Missing];

    /// <summary>The samples of one code.</summary>
    public Bin this[int code] => _bins[code];

    /// <summary>Accumulates the samples of a node, replacing the previous sums.</summary>
    public void Fill(ReadOnlySpan<byte> column, Samples.Range samples)
    {
        Clear();
        ref var first = ref MemoryMarshal.GetArrayDataReference(_bins);
        for (var i = 0; i < samples.Rows.Length; i++)
        {
            var code = column[samples.Rows[i]];
            Unsafe.Add(ref first, code) += samples.Bins[i];
            _occupied[code >> 6] |= 1UL << code;
        }

        ListCodes();
    }

    private void Clear()
    {
        foreach (var code in Codes)
        {
            _bins[code] = default;
        }

        _bins[ColumnBins.Missing] = default;
        Array.Clear(_occupied);
    }

    private void ListCodes()
    {
        var count = 0;
        for (var word = 0; word < 4; word++)
        {
            for (var bits = _occupied[word]; bits != 0; bits &= bits - 1)
            {
                _codes[count++] = (byte)(64 * word + BitOperations.TrailingZeroCount(bits));
            }
        }

        Count = count > 0 && _codes[count - 1] == ColumnBins.Missing ? count - 1 : count;
    }
}
