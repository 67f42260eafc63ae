using LanguageExt;

namespace Nas.Effects.Data.Sets;

/// <summary>Compares the values of images with those that a model was trained on.</summary>
public static class ValueRange
{
    // In deviations of the training images. Pixels of 0 … 255 stay within 5; pixels of 0 … 1 for a model of 0 … 255 span 0.02.
    private const float Far = 20;
    private const float Narrow = 0.1f;

    /// <summary>A remark if the images are scaled in another way, as a clause; none for images of a single value.</summary>
    public static Option<string> Remark(ImageSet images, Standardisation scaling)
    {
        var (min, max, low, high) = (float.MaxValue, float.MinValue, float.MaxValue, float.MinValue);
        for (var plane = 0; plane < images.Count * images.Shape.Axis1; plane++)
        {
            var channel = plane % scaling.Mean.Length;
            foreach (var value in images.Pixels.AsSpan(plane * images.PlaneSize, images.PlaneSize))
            {
                var scaled = (value - scaling.Mean[channel]) / scaling.Deviation[channel];
                (min, max) = (Math.Min(min, value), Math.Max(max, value));
                (low, high) = (Math.Min(low, scaled), Math.Max(high, scaled));
            }
        }

        return max > min && (high > Far || low < -Far || high - low < Narrow)
            ? FormattableString.Invariant(
                $"has values from {min:0.###} to {max:0.###}, but those of the training images are {scaling.Mean[0]:0.###} ± {scaling.Deviation[0]:0.###}; scale them alike"
            )
            : Option<string>.None;
    }
}
