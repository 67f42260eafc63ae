namespace Nas.Domain.Proxies.Mixing.Neural;

/// <summary>Layers with parameters.</summary>
internal sealed partial class Graph
{
    private const float Epsilon = 1e-5f;

    /// <summary>x · weights + bias in each row.</summary>
    public Matrix Linear(Matrix x, Matrix weights, Matrix bias) => Step(x.Rows, weights.Columns, result => (
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

            Lanes.AddProduct(x.Gradient, result.Gradient, Transposed(weights), weights.Columns);
            Lanes.AddProduct(weights.Gradient, Transposed(x), result.Gradient, x.Rows);
        }));

    /// <summary>Each row brought to mean 0 and variance 1, then scaled and shifted by column.</summary>
    public Matrix Normalise(Matrix x, Matrix scale, Matrix shift)
    {
        var (centred, inverse) = (new float[x.Values.Length], new float[x.Rows]);
        return Step(x.Rows, x.Columns, result => (
            () =>
            {
                for (var row = 0; row < x.Rows; row++)
                {
                    inverse[row] = Standardise(x.Row(row), centred.AsSpan(row * x.Columns, x.Columns));
                    for (var i = 0; i < x.Columns; i++)
                    {
                        result.Row(row)[i] = centred[row * x.Columns + i] * scale.Values[i] + shift.Values[i];
                    }
                }
            },
            () =>
            {
                for (var row = 0; row < x.Rows; row++)
                {
                    var slope = result.GradientRow(row);
                    var unit = centred.AsSpan(row * x.Columns, x.Columns);
                    AddNormaliserGradient(new(slope, unit, inverse[row]), scale, shift, x.GradientRow(row));
                }
            }));
    }

    private static float Standardise(ReadOnlySpan<float> x, Span<float> unit)
    {
        double sum = 0, squares = 0;
        foreach (var value in x)
        {
            sum += value;
        }

        var mean = (float)(sum / x.Length);
        foreach (var value in x)
        {
            squares += (value - mean) * (double)(value - mean);
        }

        var inverse = 1 / MathF.Sqrt((float)(squares / x.Length) + Epsilon);
        for (var i = 0; i < x.Length; i++)
        {
            unit[i] = (x[i] - mean) * inverse;
        }

        return inverse;
    }

    private static void AddNormaliserGradient(NormalisedRow row, Matrix scale, Matrix shift, Span<float> target)
    {
        double mean = 0, along = 0;
        for (var i = 0; i < target.Length; i++)
        {
            var slope = row.Slope[i] * scale.Values[i];
            mean += slope;
            along += slope * row.Unit[i];
            scale.Gradient[i] += row.Slope[i] * row.Unit[i];
            shift.Gradient[i] += row.Slope[i];
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] += row.Inverse * (float)(row.Slope[i] * scale.Values[i] - mean / target.Length - row.Unit[i] * along / target.Length);
        }
    }

    private static float[] Transposed(Matrix matrix)
    {
        var transposed = new float[matrix.Values.Length];
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var column = 0; column < matrix.Columns; column++)
            {
                transposed[column * matrix.Rows + row] = matrix.Values[row * matrix.Columns + column];
            }
        }

        return transposed;
    }

    private readonly ref struct NormalisedRow(ReadOnlySpan<float> slope, ReadOnlySpan<float> unit, float inverse)
    {
        public ReadOnlySpan<float> Slope { get; } = slope;

        public ReadOnlySpan<float> Unit { get; } = unit;

        public float Inverse { get; } = inverse;
    }
}
