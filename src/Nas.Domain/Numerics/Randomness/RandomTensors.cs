using System.Runtime.Intrinsics;

namespace Nas.Domain.Numerics.Randomness;

/// <summary>Fills arrays of numbers from a stream: element <c>i</c> depends on the stream and on <c>i</c> alone.</summary>
public static class RandomTensors
{
    /// <summary>Uniform numbers in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public static void FillUniform(this RandomStream stream, Span<float> target, double low, double high)
    {
        var scale = (high - low) / (1UL << 24);
        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            // The same operations in double precision, sixteen numbers at a time: weights of millions are drawn before every trial.
            for (; i <= target.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                Vector512.Narrow(Uniform((ulong)i), Uniform((ulong)(i + Vector512<double>.Count))).CopyTo(target[i..]);
            }
        }

        for (; i < target.Length; i++)
        {
            target[i] = (float)(low + scale * (stream.At((ulong)i) >> 40));
        }

        Vector512<double> Uniform(ulong counter) =>
            Vector512.Create(low) + scale * Vector512.ConvertToDouble(stream.EightFrom(counter) >> 40);
    }

    /// <summary>Standard normal numbers (Box–Muller, two uniform draws for two numbers).</summary>
    public static void FillNormal(this RandomStream stream, Span<float> target)
    {
        const double Unit = 1.0 / (1UL << 53);
        for (var i = 0; i < target.Length; i += 2)
        {
            var radius = Math.Sqrt(-2 * Math.Log(((stream.At((ulong)i) >> 11) + 1) * Unit));
            var angle = 2 * Math.PI * ((stream.At((ulong)i + 1) >> 11) * Unit);
            target[i] = (float)(radius * Math.Cos(angle));
            if (i + 1 < target.Length)
            {
                target[i + 1] = (float)(radius * Math.Sin(angle));
            }
        }
    }
}
