namespace Nas.Domain.Randomness;

/// <summary>Fills arrays of numbers from a stream: element <c>i</c> depends on the stream and on <c>i</c> alone.</summary>
public static class RandomTensors
{
    /// <summary>Uniform numbers in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public static void FillUniform(this RandomStream stream, Span<float> target, double low, double high)
    {
        var scale = (high - low) / (1UL << 24);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = (float)(low + scale * (stream.At((ulong)i) >> 40));
        }
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
