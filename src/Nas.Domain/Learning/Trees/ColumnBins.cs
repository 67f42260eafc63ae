namespace Nas.Domain.Learning.Trees;

/// <summary>The intervals that the values of one column fall into: the smallest and the largest training value of each.</summary>
/// <remarks>Up to <see cref="MaxBins"/> distinct values get an interval each, so trees lose nothing; more are divided into
/// intervals of nearly equal numbers of rows.</remarks>
internal sealed class ColumnBins
{
    /// <summary>The largest number of intervals.</summary>
    public const int MaxBins = 255;

    /// <summary>The code of a missing value.</summary>
    public const byte Missing = 255;

    private readonly double[] _lower;
    private readonly double[] _upper;

    private ColumnBins(double[] lower, double[] upper, bool missing) =>
        (_lower, _upper, IsNarrow) = (lower, upper, upper.Length <= 64 && !missing);

    /// <summary>The smallest training value in an interval.</summary>
    public double Lower(int code) => _lower[code];

    /// <summary>The largest training value in an interval.</summary>
    public double Upper(int code) => _upper[code];

    /// <summary>Whether the codes of all training values are below 64 and none is missing.</summary>
    public bool IsNarrow { get; }

    /// <summary>The last interval that lies wholly at or below a value; −1 when none does.</summary>
    public int LastUpTo(double value)
    {
        var found = Array.BinarySearch(_upper, value);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The threshold between two intervals: midway, and below every value of the upper one.</summary>
    public double Between(int below, int above)
    {
        var middle = _upper[below] + (_lower[above] - _upper[below]) / 2;
        return middle < _lower[above] ? middle : _upper[below];
    }

    /// <summary>The intervals of a column's training values.</summary>
    public static ColumnBins Build(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        // NaN sorts before every number.
        var first = sorted.TakeWhile(double.IsNaN).Count();
        var known = sorted.AsSpan(first);
        var distinct = Distinct(known);
        List<double> lower = [],
            upper = [];
        for (int begin = 0, end; begin < known.Length; begin = end)
        {
            end = distinct <= MaxBins ? begin + 1 : begin + Share(known.Length - begin, MaxBins - lower.Count);
            while (end < known.Length && known[end] == known[end - 1])
            {
                end++;
            }

            lower.Add(known[begin]);
            upper.Add(known[end - 1]);
        }

        return new([.. lower], [.. upper], missing: first > 0);
    }

    /// <summary>The interval of a training value.</summary>
    public byte CodeOf(double value)
    {
        if (double.IsNaN(value))
        {
            return Missing;
        }

        var found = Array.BinarySearch(_upper, value);
        return (byte)(found >= 0 ? found : ~found);
    }

    private static int Share(int rows, int bins) => Math.Max(1, (rows + bins - 1) / bins);

    private static int Distinct(ReadOnlySpan<double> sorted)
    {
        var count = Math.Min(1, sorted.Length);
        for (var i = 1; i < sorted.Length; i++)
        {
            count += sorted[i] != sorted[i - 1] ? 1 : 0;
        }

        return count;
    }
}
