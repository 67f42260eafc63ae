using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nas.Domain.Proxies.Mixing.Neural;

/// <summary>Loops over numbers several at a time. Each element is computed by itself, so that the width of the processor's registers changes
/// no result.</summary>
internal static class Lanes
{
    /// <summary>target[i] = f(target[i], source[i]).</summary>
    /// <param name="target">As many numbers.</param>
    /// <param name="source">As many numbers.</param>
    /// <param name="f">Computes each element by itself.</param>
    public static void Each(Span<float> target, ReadOnlySpan<float> source, Func<Vector<float>, Vector<float>, Vector<float>> f)
    {
        var wide = Wide(target);
        var from = Wide(source);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = f(wide[i], from[i]);
        }

        var (first, count) = (wide.Length * Vector<float>.Count, Vector<float>.Count);
        if (first < target.Length)
        {
            Span<float> rest = stackalloc float[2 * count];
            target[first..].CopyTo(rest);
            source[first..target.Length].CopyTo(rest[count..]);
            f(new(rest), new(rest[count..])).CopyTo(rest);
            rest[..(target.Length - first)].CopyTo(target[first..]);
        }
    }

    /// <summary>target += a · b, matrices row after row.</summary>
    /// <param name="target">As many rows as <paramref name="a"/>, as many columns as <paramref name="b"/>.</param>
    /// <param name="a">The left factor.</param>
    /// <param name="b">The right factor.</param>
    /// <param name="inner">Columns of the left and rows of the right factor.</param>
    public static void AddProduct(Span<float> target, ReadOnlySpan<float> a, ReadOnlySpan<float> b, int inner)
    {
        const int Rows = 4;
        var (rows, columns) = (a.Length / inner, b.Length / inner);
        var row = 0;
        for (; row + Rows <= rows; row += Rows)
        {
            var column = 0;
            for (; column + Vector<float>.Count <= columns; column += Vector<float>.Count)
            {
                AddFourRows(ref target[row * columns + column], ref Unsafe.AsRef(in a[row * inner]), ref Unsafe.AsRef(in b[column]), (inner, columns));
            }

            AddSingly(target, a, b, (inner, columns), (row, row + Rows, column));
        }

        AddSingly(target, a, b, (inner, columns), (row, rows, 0));
    }

    /// <summary>target += factor · source.</summary>
    public static void AddScaled(Span<float> target, float factor, ReadOnlySpan<float> source)
    {
        source = source[..target.Length];
        var wide = Wide(target);
        var from = Wide(source);
        var factors = new Vector<float>(factor);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] += factors * from[i];
        }

        for (var i = wide.Length * Vector<float>.Count; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }

    /// <summary>mean += share · (factor · x − mean).</summary>
    public static void Mix(float[] mean, float share, float factor, float[] x)
    {
        var wide = Wide(mean);
        var from = Wide(x);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] += share * (factor * from[i] - wide[i]);
        }

        for (var i = wide.Length * Vector<float>.Count; i < mean.Length; i++)
        {
            mean[i] += share * (factor * x[i] - mean[i]);
        }
    }

    /// <summary>mean += share · ((factor · x)² − mean).</summary>
    public static void MixSquares(float[] mean, float share, float factor, float[] x)
    {
        var wide = Wide(mean);
        var from = Wide(x);
        for (var i = 0; i < wide.Length; i++)
        {
            var scaled = factor * from[i];
            wide[i] += share * (scaled * scaled - wide[i]);
        }

        for (var i = wide.Length * Vector<float>.Count; i < mean.Length; i++)
        {
            var scaled = factor * x[i];
            mean[i] += share * (scaled * scaled - mean[i]);
        }
    }

    /// <summary>values −= decay · values + size · mean / (√square · correction + ε).</summary>
    public static void Descend(float[] values, AdamStep step, float[] mean, float[] square)
    {
        var wide = Wide(values);
        var means = Wide(mean);
        var squares = Wide(square);
        var epsilon = new Vector<float>(step.Epsilon);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] -= step.Decay * wide[i] + step.Size * means[i] / (Vector.SquareRoot(squares[i]) * step.Correction + epsilon);
        }

        for (var i = wide.Length * Vector<float>.Count; i < values.Length; i++)
        {
            values[i] -= step.Decay * values[i] + step.Size * mean[i] / (MathF.Sqrt(square[i]) * step.Correction + step.Epsilon);
        }
    }

    /// <summary>Four rows of so many columns as a register holds: each of the right factor's rows is read once for all four.</summary>
    private static void AddFourRows(ref float target, ref float a, ref float b, (int Inner, int Columns) size)
    {
        var (inner, columns) = ((nuint)size.Inner, (nuint)size.Columns);
        var (first, second) = (Vector.LoadUnsafe(ref target), Vector.LoadUnsafe(ref target, columns));
        var (third, fourth) = (Vector.LoadUnsafe(ref target, 2 * columns), Vector.LoadUnsafe(ref target, 3 * columns));
        for (nuint k = 0; k < inner; k++)
        {
            var by = Vector.LoadUnsafe(ref b, k * columns);
            first = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref a, k)), by, first);
            second = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref a, inner + k)), by, second);
            third = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref a, 2 * inner + k)), by, third);
            fourth = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref a, 3 * inner + k)), by, fourth);
        }

        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, columns);
        third.StoreUnsafe(ref target, 2 * columns);
        fourth.StoreUnsafe(ref target, 3 * columns);
    }

    /// <summary>What is left over, element by element in the same way.</summary>
    private static void AddSingly(Span<float> target, ReadOnlySpan<float> a, ReadOnlySpan<float> b, (int Inner, int Columns) size, (int First, int End, int Column) part)
    {
        for (var row = part.First; row < part.End; row++)
        {
            for (var column = part.Column; column < size.Columns; column++)
            {
                var sum = target[row * size.Columns + column];
                for (var k = 0; k < size.Inner; k++)
                {
                    sum = MathF.FusedMultiplyAdd(a[row * size.Inner + k], b[k * size.Columns + column], sum);
                }

                target[row * size.Columns + column] = sum;
            }
        }
    }

    private static Span<Vector<float>> Wide(Span<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);

    private static ReadOnlySpan<Vector<float>> Wide(ReadOnlySpan<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);

    private static Span<Vector<float>> Wide(float[] numbers) => Wide(numbers.AsSpan());
}
