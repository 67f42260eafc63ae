using System.Numerics;
using System.Runtime.InteropServices;

namespace Nas.Domain.Proxies.Mixing.Neural;

/// <summary>Loops over numbers several at a time. Each element is computed by itself, so that the width of the processor's registers changes
/// no result.</summary>
internal static class Lanes
{
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

    private static Span<Vector<float>> Wide(Span<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);

    private static ReadOnlySpan<Vector<float>> Wide(ReadOnlySpan<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);

    private static Span<Vector<float>> Wide(float[] numbers) => Wide(numbers.AsSpan());
}
