using Nas.Domain.Numerics.LinearAlgebra;

namespace Nas.Domain.Numerics.Statistics;

/// <summary>The linear correlation of two lists of numbers.</summary>
internal static class Pearson
{
    /// <summary>Pearson's r.</summary>
    /// <returns>A number in [−1, 1]; NaN when one side is constant or empty.</returns>
    public static double R(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        // Rounding of the mean would leave noise in a constant side.
        if (!Varies(x) || !Varies(y))
        {
            return double.NaN;
        }

        var (a, b) = (Centred(x), Centred(y));
        return Vectors.Dot(a, b) / Math.Sqrt(Vectors.Dot(a, a) * Vectors.Dot(b, b));
    }

    private static bool Varies(ReadOnlySpan<double> values) => !values.IsEmpty && values.ContainsAnyExcept(values[0]);

    private static double[] Centred(ReadOnlySpan<double> values)
    {
        var centred = values.ToArray();
        var mean = centred.Average();
        foreach (ref var value in centred.AsSpan())
        {
            value -= mean;
        }

        return centred;
    }
}
