using System.Numerics;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>Operations on elements and rows.</summary>
internal sealed partial class Graph
{
    /// <summary>x · Φ(x), Φ the normal distribution function, approximated by tanh (Hendrycks and Gimpel, 2016).</summary>
    public Matrix Gelu(Matrix x) => Each<GeluFunction>(x);

    /// <summary>1 / (1 + e^−x).</summary>
    public Matrix Sigmoid(Matrix x) => Each<LogisticFunction>(x);

    /// <summary>x above 0, e^x − 1 below.</summary>
    public Matrix Elu(Matrix x) => Each<EluFunction>(x);

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
            Lanes.Multiply(result.Values, x.Values, y.Values);
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

    private readonly struct LogisticFunction : IElementwise
    {
        public static Vector<float> Value(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Vector.Exp(-x));

        public static Vector<float> Slope(Vector<float> x)
        {
            var value = Value(x);
            return value * (Vector<float>.One - value);
        }
    }

    private readonly struct GeluFunction : IElementwise
    {
        private const float Scale = 2 * 0.7978845608f;
        private const float Cube = 0.044715f;

        // (1 + tanh u) / 2 is the logistic function of 2 u.
        public static Vector<float> Value(Vector<float> x) => x * LogisticFunction.Value(Inner(x));

        public static Vector<float> Slope(Vector<float> x)
        {
            var logistic = LogisticFunction.Value(Inner(x));
            return logistic + x * (logistic * (Vector<float>.One - logistic)) * new Vector<float>(Scale) * (Vector<float>.One + new Vector<float>(3 * Cube) * x * x);
        }

        private static Vector<float> Inner(Vector<float> x) => new Vector<float>(Scale) * (x + new Vector<float>(Cube) * x * x * x);
    }

    private readonly struct EluFunction : IElementwise
    {
        public static Vector<float> Value(Vector<float> x) =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, Vector.Exp(x) - Vector<float>.One);

        public static Vector<float> Slope(Vector<float> x) => Vector.Min(Vector.Exp(x), Vector<float>.One);
    }
}
