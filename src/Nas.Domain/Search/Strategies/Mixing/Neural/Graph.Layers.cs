namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>Layers with parameters.</summary>
internal sealed partial class Graph
{
    private const float Epsilon = 1e-5f;

    /// <summary>x · weights + bias in each row.</summary>
    public Matrix Linear(Matrix x, Matrix weights, Matrix bias)
    {
        var transposed = new float[weights.Values.Length];
        return Step(x.Rows, weights.Columns, result => (
            () =>
            {
                for (var row = 0; row < x.Rows; row++)
                {
                    bias.Values.CopyTo(result.Row(row));
                }

                Lanes.AddProduct(result.Values, x.Values, weights.Values, x.Columns);
            },
            () =>
            {
                for (var row = 0; row < x.Rows; row++)
                {
                    Lanes.AddScaled(bias.Gradient, 1, result.GradientRow(row));
                }

                Transpose(weights, transposed);
                Lanes.AddProduct(x.Gradient, result.Gradient, transposed, weights.Columns);
                Lanes.AddTransposedProduct(weights.Gradient, x.Values, result.Gradient, x.Rows);
            }));
    }

    /// <summary>Each row brought to mean 0 and variance 1, then scaled and shifted by column.</summary>
    public Matrix Normalise(Matrix x, Matrix scale, Matrix shift)
    {
        var (unit, inverse) = (new float[x.Values.Length], new float[x.Rows]);
        var (slopes, products) = (new float[x.Columns], new float[x.Columns]);
        return Step(x.Rows, x.Columns, result => (
            () =>
            {
                for (var row = 0; row < x.Rows; row++)
                {
                    var units = unit.AsSpan(row * x.Columns, x.Columns);
                    inverse[row] = Standardise(x.Row(row), units);
                    Lanes.Multiply(result.Row(row), units, scale.Values);
                    Lanes.AddScaled(result.Row(row), 1, shift.Values);
                }
            },
            () =>
            {
                for (var row = 0; row < x.Rows; row++)
                {
                    var units = unit.AsSpan(row * x.Columns, x.Columns);
                    var above = result.GradientRow(row);
                    Lanes.Multiply(products, above, units);
                    Lanes.AddScaled(scale.Gradient, 1, products);
                    Lanes.AddScaled(shift.Gradient, 1, above);
                    Lanes.Multiply(slopes, above, scale.Values);
                    Lanes.Multiply(products, slopes, units);
                    Lanes.AddCentred(x.GradientRow(row), inverse[row], slopes, Lanes.Sum(slopes) / x.Columns, units, Lanes.Sum(products) / x.Columns);
                }
            }));
    }

    private static float Standardise(ReadOnlySpan<float> x, Span<float> unit)
    {
        var mean = (float)(Lanes.Sum(x) / x.Length);
        Lanes.ShiftAndScale(unit, x, -mean, 1);
        var inverse = 1 / MathF.Sqrt((float)(Lanes.Dot(unit, unit) / x.Length) + Epsilon);
        Lanes.ShiftAndScale(unit, x, -mean, inverse);
        return inverse;
    }

    private static void Transpose(Matrix matrix, Span<float> transposed)
    {
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var column = 0; column < matrix.Columns; column++)
            {
                transposed[column * matrix.Rows + row] = matrix.Values[row * matrix.Columns + column];
            }
        }
    }
}
