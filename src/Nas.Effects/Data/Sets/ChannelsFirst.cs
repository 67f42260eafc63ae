using Nas.Effects.Data.Arrays;

namespace Nas.Effects.Data.Sets;

/// <summary>Transposes images in the order N×H×W×C to N×C×H×W.</summary>
internal static class ChannelsFirst
{
    // More channels than that are taken for rows.
    private const int MaxChannels = 4;

    /// <summary>The array itself, unless its last axis has 1 or 3 numbers and its second axis is too long for channels.</summary>
    public static NumberArray Arrange(NumberArray images) =>
        images.Shape is [var count, > MaxChannels, var width, 1 or 3]
            ? images with
            {
                Shape = [count, images.Shape[3], images.Shape[1], width],
                Values = Transposed(images.Values, images.Shape[1] * width, images.Shape[3]),
            }
            : images;

    private static float[] Transposed(float[] values, int pixels, int channels)
    {
        if (channels == 1)
        {
            return values;
        }

        var result = GC.AllocateUninitializedArray<float>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var (pixel, channel) = Math.DivRem(i, channels);
            var (image, place) = Math.DivRem(pixel, pixels);
            result[(image * channels + channel) * pixels + place] = values[i];
        }

        return result;
    }
}
