using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>Loops over numbers several at a time. Each element is computed by itself, so that the width of the processor's registers changes
/// no result.</summary>
internal static class Lanes
{
    /// <summary>target[i] = f(source[i]).</summary>
    /// <typeparam name="TFunction">Computes each element by itself.</typeparam>
    /// <param name="target">As many numbers.</param>
    /// <param name="source">As many numbers.</param>
    public static void Each<TFunction>(Span<float> target, ReadOnlySpan<float> source)
        where TFunction : IElementwise
    {
        var wide = Wide(target);
        var from = Wide(source);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = TFunction.Value(from[i]);
        }

        var first = wide.Length * Vector<float>.Count;
        if (first < target.Length)
        {
            Span<float> rest = stackalloc float[Vector<float>.Count];
            source[first..target.Length].CopyTo(rest);
            TFunction.Value(new(rest)).CopyTo(rest);
            rest[..(target.Length - first)].CopyTo(target[first..]);
        }
    }

    /// <summary>target[i] += f'(source[i]) · slope[i].</summary>
    /// <typeparam name="TFunction">Computes each element by itself.</typeparam>
    /// <param name="target">As many numbers.</param>
    /// <param name="source">As many numbers.</param>
    /// <param name="slope">As many numbers.</param>
    public static void AddSlopes<TFunction>(Span<float> target, ReadOnlySpan<float> source, ReadOnlySpan<float> slope)
        where TFunction : IElementwise
    {
        var wide = Wide(target);
        var from = Wide(source);
        var above = Wide(slope);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] += TFunction.Slope(from[i]) * above[i];
        }

        var first = wide.Length * Vector<float>.Count;
        if (first < target.Length)
        {
            Span<float> rest = stackalloc float[Vector<float>.Count];
            source[first..target.Length].CopyTo(rest);
            TFunction.Slope(new(rest)).CopyTo(rest);
            for (var i = first; i < target.Length; i++)
            {
                target[i] += rest[i - first] * slope[i];
            }
        }
    }

    /// <summary>target += a · b, matrices row after row.</summary>
    /// <param name="target">As many rows as <paramref name="a"/>, as many columns as <paramref name="b"/>.</param>
    /// <param name="a">The left factor.</param>
    /// <param name="b">The right factor.</param>
    /// <param name="inner">Columns of the left and rows of the right factor.</param>
    public static void AddProduct(Span<float> target, ReadOnlySpan<float> a, ReadOnlySpan<float> b, int inner) =>
        AddProduct(target, new(a, a.Length / inner, inner, inner, 1), b);

    /// <summary>target += aᵀ · b, matrices row after row.</summary>
    /// <param name="target">As many rows as <paramref name="a"/> has columns, as many columns as <paramref name="b"/>.</param>
    /// <param name="a">The left factor before it is transposed.</param>
    /// <param name="b">The right factor.</param>
    /// <param name="inner">Rows of both factors.</param>
    public static void AddTransposedProduct(Span<float> target, ReadOnlySpan<float> a, ReadOnlySpan<float> b, int inner) =>
        AddProduct(target, new(a, a.Length / inner, inner, 1, a.Length / inner), b);

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

    /// <summary>target[i] = a[i] · b[i].</summary>
    public static void Multiply(Span<float> target, ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var wide = Wide(target);
        var left = Wide(a);
        var right = Wide(b);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = left[i] * right[i];
        }

        for (var i = wide.Length * Vector<float>.Count; i < target.Length; i++)
        {
            target[i] = a[i] * b[i];
        }
    }

    /// <summary>target[i] = (source[i] + shift) · scale.</summary>
    public static void ShiftAndScale(Span<float> target, ReadOnlySpan<float> source, float shift, float scale)
    {
        var wide = Wide(target);
        var from = Wide(source);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = (from[i] + new Vector<float>(shift)) * scale;
        }

        for (var i = wide.Length * Vector<float>.Count; i < target.Length; i++)
        {
            target[i] = (source[i] + shift) * scale;
        }
    }

    /// <summary>target += factor · (numbers − mean − share · unit), the difference in double precision.</summary>
    public static void AddCentred(Span<float> target, float factor, ReadOnlySpan<float> numbers, double mean, ReadOnlySpan<float> unit, double share)
    {
        var i = 0;
        for (; i + Vector128<float>.Count <= target.Length; i += Vector128<float>.Count)
        {
            var centred = Widened(numbers, i) - Vector256.Create(mean) - Widened(unit, i) * share;
            var narrow = Vector128.Narrow(centred.GetLower(), centred.GetUpper());
            (Vector128.LoadUnsafe(ref target[i]) + narrow * factor).StoreUnsafe(ref target[i]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += factor * (float)(numbers[i] - mean - unit[i] * share);
        }
    }

    /// <summary>Takes a step of <see cref="AdamW"/>: the moving means of the slopes and of their squares, then the values.</summary>
    public static void Descend(float[] values, float[] slopes, AdamStep step, float[] mean, float[] square)
    {
        var wide = Wide(values);
        var from = Wide(slopes);
        var means = Wide(mean);
        var squares = Wide(square);
        var epsilon = new Vector<float>(step.Epsilon);
        for (var i = 0; i < wide.Length; i++)
        {
            var slope = step.Clip * from[i];
            var (first, second) = (means[i], squares[i]);
            first += step.MeanShare * (slope - first);
            second += step.SquareShare * (slope * slope - second);
            (means[i], squares[i]) = (first, second);
            wide[i] -= step.Decay * wide[i] + step.Size * first / (Vector.SquareRoot(second) * step.Correction + epsilon);
        }

        for (var i = wide.Length * Vector<float>.Count; i < values.Length; i++)
        {
            var slope = step.Clip * slopes[i];
            mean[i] += step.MeanShare * (slope - mean[i]);
            square[i] += step.SquareShare * (slope * slope - square[i]);
            values[i] -= step.Decay * values[i] + step.Size * mean[i] / (MathF.Sqrt(square[i]) * step.Correction + step.Epsilon);
        }
    }

    /// <summary>Σ numbers in double precision, in four parts side by side whatever the processor has.</summary>
    public static double Sum(ReadOnlySpan<float> numbers)
    {
        var parts = Vector256<double>.Zero;
        var i = 0;
        for (; i + Vector128<float>.Count <= numbers.Length; i += Vector128<float>.Count)
        {
            parts += Widened(numbers, i);
        }

        var sum = Vector256.Sum(parts);
        for (; i < numbers.Length; i++)
        {
            sum += numbers[i];
        }

        return sum;
    }

    /// <summary>Σ a · b in double precision, in four parts side by side whatever the processor has.</summary>
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var parts = Vector256<double>.Zero;
        var i = 0;
        for (; i + Vector128<float>.Count <= a.Length; i += Vector128<float>.Count)
        {
            parts += Widened(a, i) * Widened(b, i);
        }

        var sum = Vector256.Sum(parts);
        for (; i < a.Length; i++)
        {
            sum += a[i] * (double)b[i];
        }

        return sum;
    }

    private static Vector256<double> Widened(ReadOnlySpan<float> numbers, int first)
    {
        var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(numbers), (nuint)first));
        return Vector256.Create(lower, upper);
    }

    // Each element is one chain of fused additions in the order of the inner index, however rows and columns are grouped.
    private static void AddProduct(Span<float> target, LeftFactor a, ReadOnlySpan<float> b)
    {
        const int Rows = 4;
        var columns = b.Length / a.Inner;
        var whole = columns - columns % Vector<float>.Count;
        var row = 0;
        for (; whole > 0 && row + Rows <= a.Rows; row += Rows)
        {
            var column = 0;
            for (; column + 2 * Vector<float>.Count <= whole; column += 2 * Vector<float>.Count)
            {
                AddFourByTwo(ref target[row * columns + column], a.From(row), in b[column], columns);
            }

            if (column < whole)
            {
                AddFour(ref target[row * columns + column], a.From(row), in b[column], columns);
            }
        }

        for (; row < a.Rows; row++)
        {
            for (var column = 0; column < whole; column += Vector<float>.Count)
            {
                AddOne(ref target[row * columns + column], a.From(row), in b[column], columns);
            }
        }

        AddSingly(target, a, b, (whole, columns));
    }

    private static void AddFourByTwo(ref float target, LeftRow a, ref readonly float b, int columns)
    {
        var (wide, next) = ((nuint)columns, (nuint)Vector<float>.Count);
        var (a0, a1) = (Vector.LoadUnsafe(ref target), Vector.LoadUnsafe(ref target, next));
        var (b0, b1) = (Vector.LoadUnsafe(ref target, wide), Vector.LoadUnsafe(ref target, wide + next));
        var (c0, c1) = (Vector.LoadUnsafe(ref target, 2 * wide), Vector.LoadUnsafe(ref target, 2 * wide + next));
        var (d0, d1) = (Vector.LoadUnsafe(ref target, 3 * wide), Vector.LoadUnsafe(ref target, 3 * wide + next));
        for (nuint k = 0; k < a.Inner; k++)
        {
            var (by, by1) = (Vector.LoadUnsafe(in b, k * wide), Vector.LoadUnsafe(in b, k * wide + next));
            var factor = new Vector<float>(a[0, k]);
            (a0, a1) = (Vector.FusedMultiplyAdd(factor, by, a0), Vector.FusedMultiplyAdd(factor, by1, a1));
            factor = new(a[1, k]);
            (b0, b1) = (Vector.FusedMultiplyAdd(factor, by, b0), Vector.FusedMultiplyAdd(factor, by1, b1));
            factor = new(a[2, k]);
            (c0, c1) = (Vector.FusedMultiplyAdd(factor, by, c0), Vector.FusedMultiplyAdd(factor, by1, c1));
            factor = new(a[3, k]);
            (d0, d1) = (Vector.FusedMultiplyAdd(factor, by, d0), Vector.FusedMultiplyAdd(factor, by1, d1));
        }

        a0.StoreUnsafe(ref target);
        a1.StoreUnsafe(ref target, next);
        b0.StoreUnsafe(ref target, wide);
        b1.StoreUnsafe(ref target, wide + next);
        c0.StoreUnsafe(ref target, 2 * wide);
        c1.StoreUnsafe(ref target, 2 * wide + next);
        d0.StoreUnsafe(ref target, 3 * wide);
        d1.StoreUnsafe(ref target, 3 * wide + next);
    }

    private static void AddFour(ref float target, LeftRow a, ref readonly float b, int columns)
    {
        var wide = (nuint)columns;
        var (first, second) = (Vector.LoadUnsafe(ref target), Vector.LoadUnsafe(ref target, wide));
        var (third, fourth) = (Vector.LoadUnsafe(ref target, 2 * wide), Vector.LoadUnsafe(ref target, 3 * wide));
        for (nuint k = 0; k < a.Inner; k++)
        {
            var by = Vector.LoadUnsafe(in b, k * wide);
            first = Vector.FusedMultiplyAdd(new(a[0, k]), by, first);
            second = Vector.FusedMultiplyAdd(new(a[1, k]), by, second);
            third = Vector.FusedMultiplyAdd(new(a[2, k]), by, third);
            fourth = Vector.FusedMultiplyAdd(new(a[3, k]), by, fourth);
        }

        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, wide);
        third.StoreUnsafe(ref target, 2 * wide);
        fourth.StoreUnsafe(ref target, 3 * wide);
    }

    private static void AddOne(ref float target, LeftRow a, ref readonly float b, int columns)
    {
        var sum = Vector.LoadUnsafe(ref target);
        for (nuint k = 0; k < a.Inner; k++)
        {
            sum = Vector.FusedMultiplyAdd(new(a[0, k]), Vector.LoadUnsafe(in b, k * (nuint)columns), sum);
        }

        sum.StoreUnsafe(ref target);
    }

    private static void AddSingly(Span<float> target, LeftFactor a, ReadOnlySpan<float> b, (int First, int Columns) part)
    {
        for (var column = part.First; column < part.Columns; column++)
        {
            for (var row = 0; row < a.Rows; row++)
            {
                var left = a.From(row);
                var sum = target[row * part.Columns + column];
                for (var k = 0; k < a.Inner; k++)
                {
                    sum = MathF.FusedMultiplyAdd(left[0, (nuint)k], b[k * part.Columns + column], sum);
                }

                target[row * part.Columns + column] = sum;
            }
        }
    }

    private static Span<Vector<float>> Wide(Span<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);

    private static ReadOnlySpan<Vector<float>> Wide(ReadOnlySpan<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);

    private static Span<Vector<float>> Wide(float[] numbers) => Wide(numbers.AsSpan());

    /// <summary>A left factor, transposed or not.</summary>
    private readonly ref struct LeftFactor(ReadOnlySpan<float> numbers, int rows, int inner, int rowStep, int innerStep)
    {
        private readonly ReadOnlySpan<float> _numbers = numbers;

        public int Rows => rows;

        public int Inner => inner;

        public LeftRow From(int row) => new(in _numbers[row * rowStep], inner, rowStep, innerStep);
    }

    /// <summary>A row of a left factor and those below it.</summary>
    private readonly ref struct LeftRow(ref readonly float first, int inner, int rowStep, int innerStep)
    {
        private readonly ref readonly float _first = ref first;

        public nuint Inner { get; } = (nuint)inner;

        private readonly nuint _rowStep = (nuint)rowStep;
        private readonly nuint _innerStep = (nuint)innerStep;

        public float this[nuint row, nuint k] => Unsafe.Add(ref Unsafe.AsRef(in _first), row * _rowStep + k * _innerStep);
    }
}
