using System.Numerics;

namespace Nas.Domain.Surrogates;

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

    /// <summary>Whether all samples have the same code, so that the column cannot divide them.</summary>
    public static bool IsConstant(ReadOnlySpan<byte> column, ReadOnlySpan<Sample> samples)
    {
        var first = column[samples[0].Row];
        foreach (ref readonly var sample in samples)
        {
            if (column[sample.Row] != first)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sums up a node; what was here before is forgotten.</summary>
    public void Fill(ReadOnlySpan<byte> column, ReadOnlySpan<Sample> samples)
    {
        Clear();
        foreach (ref readonly var sample in samples)
        {
            var code = column[sample.Row];
            ref var bin = ref _bins[code];
            bin = new(bin.Sum + sample.Sum, bin.Weight + sample.Weight);
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
        Count = 0;
        for (var word = 0; word < 4; word++)
        {
            for (var bits = _occupied[word]; bits != 0; bits &= bits - 1)
            {
                _codes[Count++] = (byte)(64 * word + BitOperations.TrailingZeroCount(bits));
            }
        }

        if (Count > 0 && _codes[Count - 1] == ColumnBins.Missing)
        {
            Count--;
        }
    }
}
