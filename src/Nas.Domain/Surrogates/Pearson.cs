namespace Nas.Domain.Surrogates;

/// <summary>The linear correlation of two lists of numbers.</summary>
internal static class Pearson
{
    /// <summary>Pearson's r.</summary>
    /// <returns>A number in [−1, 1]; NaN when one side is constant.</returns>
    public static double R(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b) = (Centred(x), Centred(y));
        return Vectors.Dot(a, b) / Math.Sqrt(Vectors.Dot(a, a) * Vectors.Dot(b, b));
    }

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
