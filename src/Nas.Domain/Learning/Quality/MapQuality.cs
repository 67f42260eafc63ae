using System.Collections.Immutable;

namespace Nas.Domain.Learning.Quality;

/// <summary>How well maps of numbers are told of examples whose maps are known.</summary>
/// <param name="Examples">Number of examples.</param>
/// <param name="Maps">Each map, over all pixels of all examples.</param>
/// <param name="RelativeError">The mean over the examples of ‖told − known‖₂ / ‖known‖₂; 1 for one that is zero throughout, unless that
/// is told.</param>
public sealed record MapQuality(int Examples, ValueArray<NumberQuality> Maps, double RelativeError)
{
    /// <summary>The mean over the maps.</summary>
    public double R2 => Maps.Average(one => one.R2);

    /// <summary>The mean over the maps.</summary>
    public double MeanSquaredError => Maps.Average(one => one.MeanSquaredError);

    /// <summary>The mean over the maps.</summary>
    public double MeanAbsoluteError => Maps.Average(one => one.MeanAbsoluteError);

    /// <summary>Compares what was told with what is known.</summary>
    /// <param name="known">The numbers of a pixel side by side, then the next pixel, then the next example.</param>
    /// <param name="told">What was told, in the same order.</param>
    /// <param name="width">Numbers of a pixel.</param>
    /// <param name="pixels">Pixels of an example.</param>
    public static MapQuality Compute(ReadOnlySpan<float> known, ReadOnlySpan<float> told, int width, int pixels)
    {
        var maps = ImmutableArray.CreateBuilder<NumberQuality>(width);
        for (var map = 0; map < width; map++)
        {
            maps.Add(NumberQuality.Compute(known[map..], told[map..], width).Quality);
        }

        return new(known.Length / (width * pixels), maps.ToImmutable(), RelativeErrorOf(known, told, width * pixels));
    }

    private static double RelativeErrorOf(ReadOnlySpan<float> known, ReadOnlySpan<float> told, int length)
    {
        var sum = 0.0;
        for (var start = 0; start < known.Length; start += length)
        {
            var (errors, size) = (0.0, 0.0);
            for (var i = start; i < start + length; i++)
            {
                var error = (double)told[i] - known[i];
                errors += error * error;
                size += (double)known[i] * known[i];
            }

            sum +=
                size > 0 ? Math.Sqrt(errors / size)
                : errors > 0 ? 1
                : 0;
        }

        return sum / (known.Length / length);
    }
}
