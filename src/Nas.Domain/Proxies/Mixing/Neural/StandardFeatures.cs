using System.Collections.Immutable;
using Nas.Domain.Surrogates;

namespace Nas.Domain.Proxies.Mixing.Neural;

/// <summary>The features of a pool with mean 0 and variance 1; what is not known is 0.</summary>
internal sealed class StandardFeatures
{
    private readonly float[] _values;
    private readonly int _columns;

    private StandardFeatures(float[] values, int columns) => (_values, _columns) = (values, columns);

    /// <summary>The number of architectures.</summary>
    public int Rows => _values.Length / _columns;

    /// <summary>Scales a table.</summary>
    public static StandardFeatures Of(FeatureTable table)
    {
        var values = new float[table.Rows * table.Columns];
        for (var c = 0; c < table.Columns; c++)
        {
            var column = table.Column(c);
            var (mean, deviation) = MomentsOf(column);
            for (var row = 0; row < column.Length; row++)
            {
                values[row * table.Columns + c] = deviation > 0 && double.IsFinite(column[row]) ? (float)((column[row] - mean) / deviation) : 0;
            }
        }

        return new(values, table.Columns);
    }

    // Of what is known.
    private static MeanAndDeviation MomentsOf(ReadOnlySpan<double> column)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        foreach (var value in column)
        {
            (count, sum) = double.IsFinite(value) ? (count + 1, sum + value) : (count, sum);
        }

        var mean = count > 0 ? sum / count : 0;
        foreach (var value in column)
        {
            squares += double.IsFinite(value) ? (value - mean) * (value - mean) : 0;
        }

        return new(mean, count > 1 ? Math.Sqrt(squares / (count - 1)) : 0);
    }

    /// <summary>Some rows.</summary>
    public Matrix Take(ImmutableArray<int> rows)
    {
        var taken = new Matrix(rows.Length, _columns);
        for (var i = 0; i < rows.Length; i++)
        {
            _values.AsSpan(rows[i] * _columns, _columns).CopyTo(taken.Row(i));
        }

        return taken;
    }

    /// <summary>Copies consecutive rows into a matrix.</summary>
    public void Copy(int first, int count, Matrix target) => _values.AsSpan(first * _columns, count * _columns).CopyTo(target.Values);
}
