using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Images;

/// <summary>Changes the size of planes of numbers by a triangle filter: linear interpolation when growing, a weighted mean
/// over all that a target pixel covers when shrinking. Proportions are not kept.</summary>
/// <remarks>The filter of Pillow's <c>resize(…, BILINEAR)</c> and of torchvision's <c>resize(…, antialias=True)</c>: a weight of
/// <c>1 − |distance| / support</c> around the target's centre in the source, the support being the scale but at least 1 pixel,
/// weights normalised to 1. First along rows, then along columns, in double precision.</remarks>
internal static class Resampling
{
    private readonly record struct Window(int First, double[] Weights);

    /// <summary>Resizes planes that lie behind each other.</summary>
    public static float[] Resize(ReadOnlyMemory<float> planes, ImageSize from, ImageSize to)
    {
        var (across, down) = (Windows(from.Width, to.Width), Windows(from.Height, to.Height));
        var count = planes.Length / (from.Height * from.Width);
        var result = new float[checked(count * to.Height * to.Width)];
        for (var plane = 0; plane < count; plane++)
        {
            Plane(planes.Span.Slice(plane * from.Height * from.Width, from.Height * from.Width), result.AsSpan(plane * to.Height * to.Width, to.Height * to.Width), across, down);
        }

        return result;
    }

    private static void Plane(ReadOnlySpan<float> source, Span<float> target, Window[] across, Window[] down)
    {
        var (width, height) = (across.Length, down.Length);
        var sourceWidth = across[^1].First + across[^1].Weights.Length;
        var narrow = new double[source.Length / sourceWidth * width];
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = Mean<float>(source[(i / width * sourceWidth)..], 1, across[i % width]);
        }

        for (var i = 0; i < height * width; i++)
        {
            target[i] = (float)Mean<double>(narrow.AsSpan(i % width), width, down[i / width]);
        }
    }

    private static double Mean<T>(ReadOnlySpan<T> numbers, int step, Window window)
        where T : System.Numerics.INumberBase<T>
    {
        var sum = 0.0;
        for (var k = 0; k < window.Weights.Length; k++)
        {
            sum += window.Weights[k] * double.CreateTruncating(numbers[(window.First + k) * step]);
        }

        return sum;
    }

    private static Window[] Windows(int from, int to)
    {
        var scale = (double)from / to;
        var support = Math.Max(scale, 1);
        return [.. Enumerable.Range(0, to).Select(i => Around((i + 0.5) * scale, support, from))];
    }

    private static Window Around(double centre, double support, int length)
    {
        var first = Math.Max((int)(centre - support + 0.5), 0);
        var last = Math.Min((int)(centre + support + 0.5), length);
        var weights = Enumerable.Range(first, last - first).Select(i => Math.Max(0, 1 - Math.Abs((i + 0.5 - centre) / support))).ToArray();
        var sum = weights.Sum();
        return new(first, [.. weights.Select(weight => weight / sum)]);
    }
}
