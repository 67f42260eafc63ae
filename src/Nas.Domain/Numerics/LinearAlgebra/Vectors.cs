using System.Runtime.Intrinsics;

namespace Nas.Domain.Numerics.LinearAlgebra;

/// <summary>Sums over vectors of equal length, always in the same eight parts: the width of the processor's registers changes no
/// bit.</summary>
public static class Vectors
{
    private const int Half = 4;

    /// <summary>The inner product.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (left, right, at) = (Vector256<double>.Zero, Vector256<double>.Zero, 0);
        for (; at <= a.Length - 2 * Half; at += 2 * Half)
        {
            left += Vector256.Create(a[at..]) * Vector256.Create(b[at..]);
            right += Vector256.Create(a[(at + Half)..]) * Vector256.Create(b[(at + Half)..]);
        }

        var sum = Sum(left + right);
        for (; at < a.Length; at++)
        {
            sum += a[at] * b[at];
        }

        return sum;
    }

    /// <summary>The square of the Euclidean distance.</summary>
    public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (left, right, at) = (Vector256<double>.Zero, Vector256<double>.Zero, 0);
        for (; at <= a.Length - 2 * Half; at += 2 * Half)
        {
            var (x, y) = (
                Vector256.Create(a[at..]) - Vector256.Create(b[at..]),
                Vector256.Create(a[(at + Half)..]) - Vector256.Create(b[(at + Half)..])
            );
            left += x * x;
            right += y * y;
        }

        var sum = Sum(left + right);
        for (; at < a.Length; at++)
        {
            sum += (a[at] - b[at]) * (a[at] - b[at]);
        }

        return sum;
    }

    /// <summary>Adds a multiple of a vector to another.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> vector)
    {
        var at = 0;
        for (; at <= target.Length - Half; at += Half)
        {
            var sum = Vector256.Create<double>(target[at..]) + Vector256.Create(factor) * Vector256.Create(vector[at..]);
            sum.CopyTo(target[at..]);
        }

        for (; at < target.Length; at++)
        {
            target[at] += factor * vector[at];
        }
    }

    private static double Sum(Vector256<double> parts) => parts[0] + parts[1] + (parts[2] + parts[3]);
}
