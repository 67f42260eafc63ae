namespace Nas.Domain.Numerics.Optimisation;

/// <summary>Minimises a function of a few numbers by its values alone: a simplex that is reflected, stretched and shrunk (Nelder and Mead,
/// 1965).</summary>
public static class NelderMead
{
    private const double FirstStep = 0.1;

    /// <summary>The best point found.</summary>
    /// <param name="value">The function; infinite where it is not defined.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="steps">How many steps.</param>
    public static double[] Minimise(Func<double[], double> value, double[] start, int steps)
    {
        var simplex = Enumerable.Range(-1, start.Length + 1).Select(axis => Valued(value, Moved(start, axis))).ToArray();
        for (var step = 0; step < steps; step++)
        {
            Array.Sort(simplex, (a, b) => a.Value.CompareTo(b.Value));
            var middle = Mean(simplex.AsSpan(0, start.Length), start.Length);
            var worst = simplex[^1];
            var mirrored = Along(1);
            if (mirrored.Value < simplex[0].Value)
            {
                simplex[^1] = Along(2) is var stretched && stretched.Value < mirrored.Value ? stretched : mirrored;
            }
            else if (mirrored.Value < simplex[^2].Value)
            {
                simplex[^1] = mirrored;
            }
            else if (Along(mirrored.Value < worst.Value ? 0.5 : -0.5) is var inner && inner.Value < Math.Min(mirrored.Value, worst.Value))
            {
                simplex[^1] = inner;
            }
            else
            {
                for (var i = 1; i < simplex.Length; i++)
                {
                    simplex[i] = Valued(value, [.. simplex[i].At.Zip(simplex[0].At, (far, near) => near + ((far - near) / 2))]);
                }
            }

            (double[] At, double Value) Along(double by) => Valued(value, [.. middle.Zip(worst.At, (m, w) => m + (by * (m - w)))]);
        }

        return simplex.MinBy(vertex => vertex.Value).At;
    }

    private static double[] Moved(double[] start, int axis) =>
        [
            .. start.Select(
                (x, i) =>
                    i != axis ? x
                    : Math.Abs(x) > FirstStep ? x * (1 + FirstStep)
                    : x + FirstStep
            ),
        ];

    private static double[] Mean(ReadOnlySpan<(double[] At, double Value)> vertices, int size)
    {
        var mean = new double[size];
        foreach (var vertex in vertices)
        {
            for (var i = 0; i < size; i++)
            {
                mean[i] += vertex.At[i] / vertices.Length;
            }
        }

        return mean;
    }

    private static (double[] At, double Value) Valued(Func<double[], double> value, double[] at) => (at, value(at));
}
