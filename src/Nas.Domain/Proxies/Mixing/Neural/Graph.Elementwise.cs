using System.Numerics;

namespace Nas.Domain.Proxies.Mixing.Neural;

/// <summary>Operations on elements and rows.</summary>
internal sealed partial class Graph
{
    private const float GeluScale = 2 * 0.7978845608f;
    private const float GeluCube = 0.044715f;

    /// <summary>x · Φ(x), Φ the normal distribution function, approximated by tanh (Hendrycks and Gimpel, 2016).</summary>
    public Matrix Gelu(Matrix x) => Each(x, Gelu, GeluSlope);

    /// <summary>1 / (1 + e^−x).</summary>
    public Matrix Sigmoid(Matrix x) => Each(x, Logistic, LogisticSlope);

    /// <summary>x above 0, e^x − 1 below.</summary>
    public Matrix Elu(Matrix x) => Each(
        x,
        value => Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<float>.Zero), value, Vector.Exp(value) - Vector<float>.One),
        value => Vector.Min(Vector.Exp(value), Vector<float>.One));

    /// <summary>x + y, element by element.</summary>
    public Matrix Add(Matrix x, Matrix y) => Step(x.Rows, x.Columns, result => (
        () =>
        {
            x.Values.CopyTo(result.Values, 0);
            Lanes.AddScaled(result.Values, 1, y.Values);
        },
        () =>
        {
            Lanes.AddScaled(x.Gradient, 1, result.Gradient);
            Lanes.AddScaled(y.Gradient, 1, result.Gradient);
        }));

    /// <summary>x · y, element by element.</summary>
    public Matrix Times(Matrix x, Matrix y) => Step(x.Rows, x.Columns, result => (
        () =>
        {
            for (var i = 0; i < result.Values.Length; i++)
            {
                result.Values[i] = x.Values[i] * y.Values[i];
            }
        },
        () =>
        {
            for (var i = 0; i < result.Values.Length; i++)
            {
                x.Gradient[i] += result.Gradient[i] * y.Values[i];
                y.Gradient[i] += result.Gradient[i] * x.Values[i];
            }
        }));

    /// <summary>For each row of x and each row of y, in this order, their sum: x.Rows · y.Rows rows.</summary>
    public Matrix EachWithEach(Matrix x, Matrix y) => Step(x.Rows * y.Rows, x.Columns, result => (
        () =>
        {
            for (var row = 0; row < result.Rows; row++)
            {
                x.Row(row / y.Rows).CopyTo(result.Row(row));
                Lanes.AddScaled(result.Row(row), 1, y.Row(row % y.Rows));
            }
        },
        () =>
        {
            for (var row = 0; row < result.Rows; row++)
            {
                Lanes.AddScaled(x.GradientRow(row / y.Rows), 1, result.GradientRow(row));
                Lanes.AddScaled(y.GradientRow(row % y.Rows), 1, result.GradientRow(row));
            }
        }));

    /// <summary>(1 + gate) · x, where each row of x stands for several rows of the gate.</summary>
    public Matrix Gated(Matrix x, Matrix gate) => Step(gate.Rows, gate.Columns, result => (
        () =>
        {
            var copies = gate.Rows / x.Rows;
            for (var row = 0; row < result.Rows; row++)
            {
                var to = result.Row(row);
                var by = gate.Row(row);
                var from = x.Row(row / copies);
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = from[i] * (1 + by[i]);
                }
            }
        },
        () =>
        {
            var copies = gate.Rows / x.Rows;
            for (var row = 0; row < result.Rows; row++)
            {
                var slope = result.GradientRow(row);
                var by = gate.Row(row);
                var from = x.Row(row / copies);
                var toGate = gate.GradientRow(row);
                var toX = x.GradientRow(row / copies);
                for (var i = 0; i < slope.Length; i++)
                {
                    toGate[i] += slope[i] * from[i];
                    toX[i] += slope[i] * (1 + by[i]);
                }
            }
        }));

    private static Vector<float> Logistic(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Vector.Exp(-x));

    private static Vector<float> LogisticSlope(Vector<float> x)
    {
        var value = Logistic(x);
        return value * (Vector<float>.One - value);
    }

    // (1 + tanh u) / 2 is the logistic function of 2 u.
    private static Vector<float> Gelu(Vector<float> x) => x * Logistic(Inner(x));

    private static Vector<float> GeluSlope(Vector<float> x) =>
        Logistic(Inner(x)) + x * LogisticSlope(Inner(x)) * new Vector<float>(GeluScale) * (Vector<float>.One + new Vector<float>(3 * GeluCube) * x * x);

    private static Vector<float> Inner(Vector<float> x) => new Vector<float>(GeluScale) * (x + new Vector<float>(GeluCube) * x * x * x);
}
