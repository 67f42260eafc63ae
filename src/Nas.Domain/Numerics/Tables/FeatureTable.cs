using System.Collections.Immutable;

namespace Nas.Domain.Numerics.Tables;

/// <summary>Numbers that describe architectures: one row for each architecture, one named column for each feature.</summary>
/// <remarks>Values lie column after column. NaN means that the feature is not known for that architecture; every predictor
/// accepts it. An infinite value is kept as ±1e300: its order stays and arithmetic stays finite. A table never changes; two tables are
/// equal only when they are the same object.</remarks>
public sealed class FeatureTable
{
    private const double MaxMagnitude = 1e300;

    private readonly double[] _values;

    private FeatureTable(ImmutableArray<string> names, int rows, double[] values) => (Names, Rows, _values) = (names, rows, values);

    /// <summary>The names of the columns, in order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns => Names.Length;

    /// <summary>The values of one column, row by row.</summary>
    public ReadOnlySpan<double> Column(int column) => _values.AsSpan(column * Rows, Rows);

    /// <summary>A table whose columns are computed one at a time.</summary>
    /// <param name="names">One name for each column.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="fill">Fills the column of that index.</param>
    public static FeatureTable Build(ImmutableArray<string> names, int rows, FillValues fill)
    {
        var values = new double[names.Length * rows];
        for (var c = 0; c < names.Length; c++)
        {
            var column = values.AsSpan(c * rows, rows);
            fill(c, column);
            MakeFinite(column);
        }

        return new(names, rows, values);
    }

    /// <summary>A table whose rows are computed one at a time.</summary>
    /// <param name="names">One name for each column.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="fill">Fills the row of that index.</param>
    public static FeatureTable BuildRows(ImmutableArray<string> names, int rows, FillValues fill)
    {
        var (values, row) = (new double[names.Length * rows], new double[names.Length]);
        for (var r = 0; r < rows; r++)
        {
            fill(r, row);
            MakeFinite(row);
            for (var c = 0; c < row.Length; c++)
            {
                values[c * rows + r] = row[c];
            }
        }

        return new(names, rows, values);
    }

    private static void MakeFinite(Span<double> values)
    {
        foreach (ref var value in values)
        {
            value = Math.Clamp(value, -MaxMagnitude, MaxMagnitude);
        }
    }

    /// <summary>The chosen rows, in the given order; a row may be taken several times.</summary>
    public FeatureTable TakeRows(ImmutableArray<int> rows) =>
        Build(
            Names,
            rows.Length,
            (c, target) =>
            {
                var source = Column(c);
                for (var i = 0; i < rows.Length; i++)
                {
                    target[i] = source[rows[i]];
                }
            }
        );

    /// <summary>The chosen columns, in the given order.</summary>
    public FeatureTable TakeColumns(ImmutableArray<int> columns) =>
        Build([.. columns.Select(c => Names[c])], Rows, (c, target) => Column(columns[c]).CopyTo(target));

    /// <summary>This table's columns followed by those of another table about the same rows.</summary>
    /// <exception cref="ArgumentException">The tables differ in their number of rows.</exception>
    public FeatureTable Join(FeatureTable other) =>
        other.Rows == Rows
            ? Build(Names.AddRange(other.Names), Rows, (c, target) => (c < Columns ? Column(c) : other.Column(c - Columns)).CopyTo(target))
            : throw new ArgumentException($"{other.Rows} rows cannot stand beside {Rows}.", nameof(other));

    /// <summary>This table with other values in one column.</summary>
    public FeatureTable With(int column, ImmutableArray<double> values) =>
        Build(Names, Rows, (c, target) => (c == column ? values.AsSpan() : Column(c)).CopyTo(target));

    /// <summary>Copies rows <paramref name="first"/> … into <paramref name="target"/>, row after row.</summary>
    internal void CopyRows(int first, int count, Span<double> target)
    {
        for (var c = 0; c < Columns; c++)
        {
            var source = Column(c).Slice(first, count);
            for (var r = 0; r < count; r++)
            {
                target[r * Columns + c] = source[r];
            }
        }
    }
}
