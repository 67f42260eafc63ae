namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>A matrix of a computation, row after row, with the derivative of the result by each element.</summary>
internal sealed class Matrix(int rows, int columns)
{
    private float[]? _gradient;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public float[] Values { get; } = new float[rows * columns];

    // A computation that only runs forwards asks for none.
    public float[] Gradient => _gradient ??= new float[Values.Length];

    public Span<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    public Span<float> GradientRow(int row) => Gradient.AsSpan(row * Columns, Columns);
}
