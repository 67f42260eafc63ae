using System.Collections.Immutable;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The features of a pool as a network reads them, row after row; what is not known is 0.</summary>
/// <remarks>As they are, not brought to a common variance: that would make the faintest directions of a graph network's description as loud as those by
/// which it tells architectures apart, and a dozen accuracies would be fitted by them.</remarks>
internal sealed class PoolFeatures
{
    private readonly float[] _values;
    private readonly int _columns;

    private PoolFeatures(float[] values, int columns) => (_values, _columns) = (values, columns);

    /// <summary>The number of architectures.</summary>
    public int Rows => _values.Length / _columns;

    /// <summary>Those of a table.</summary>
    public static PoolFeatures Of(FeatureTable table)
    {
        var values = new float[table.Rows * table.Columns];
        for (var c = 0; c < table.Columns; c++)
        {
            var column = table.Column(c);
            for (var row = 0; row < column.Length; row++)
            {
                values[row * table.Columns + c] = double.IsNaN(column[row]) ? 0 : (float)column[row];
            }
        }

        return new(values, table.Columns);
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

    /// <summary>Copies consecutive rows, as many as the target has room for and the pool has.</summary>
    public void Copy(int first, Span<float> target) => _values.AsSpan(first * _columns, Math.Min(target.Length, _values.Length - first * _columns)).CopyTo(target);
}
