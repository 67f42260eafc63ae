using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nas.Effects.Data.Sets;

/// <summary>The transform <c>(x − mean) / deviation</c> per channel. It is estimated on the train part and applied to all parts,
/// and exported models need it for new images.</summary>
/// <param name="Mean">Mean per channel, in the units of the source (0…255 for grey images).</param>
/// <param name="Deviation">Unbiased standard deviation per channel; 1 for a channel that is constant.</param>
public sealed record Standardisation(float[] Mean, float[] Deviation)
{
    /// <summary>Means and deviations over images and both axes. Sums run in one fixed order in double precision,
    /// so every machine gets the same bits.</summary>
    internal static Standardisation Measure(ImageSet images)
    {
        var count = (double)images.Count * images.PlaneSize;
        var mean = PerChannel(images, (plane, _) => ChannelMoments.Sum(plane)).Select(sum => sum / count).ToArray();
        var deviation = PerChannel(images, (plane, channel) => ChannelMoments.SumOfSquares(plane, mean[channel]))
            .Select(sum => Math.Sqrt(sum / Math.Max(count - 1, 1)));
        return new([.. mean.Select(x => (float)x)], [.. deviation.Select(x => x > 0 ? (float)x : 1)]);
    }

    /// <summary>Transforms images in place; only for arrays that are not shared yet.</summary>
    internal void Apply(ImageSet images)
    {
        for (var plane = 0; plane < images.Count * images.Shape.Axis1; plane++)
        {
            Apply(Plane(images, plane), Mean[plane % Mean.Length], Deviation[plane % Mean.Length]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply(Span<float> plane, float mean, float deviation)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(plane);
        foreach (ref var x in vectors)
        {
            x = (x - new Vector<float>(mean)) / new Vector<float>(deviation);
        }

        foreach (ref var x in plane[(vectors.Length * Vector<float>.Count)..])
        {
            x = (x - mean) / deviation;
        }
    }

    private static double[] PerChannel(ImageSet images, Func<Span<float>, int, double> sumOf)
    {
        var sums = new double[images.Shape.Axis1];
        for (var plane = 0; plane < images.Count * sums.Length; plane++)
        {
            sums[plane % sums.Length] += sumOf(Plane(images, plane), plane % sums.Length);
        }

        return sums;
    }

    private static Span<float> Plane(ImageSet images, int plane) => images.Pixels.AsSpan(plane * images.PlaneSize, images.PlaneSize);
}
