namespace Nas.Domain.Proxies.Mixing.Neural;

/// <summary>A matrix of a computation, row after row, with the derivative of the result by each element.</summary>
internal sealed class Matrix(int rows, int columns)
{
    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public float[] Values { get; } = new float[rows * columns];

    public float[] Gradient { get; } = new float[rows * columns];

    public Span<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    public Span<float> GradientRow(int row) => Gradient.AsSpan(row * Columns, Columns);
}
