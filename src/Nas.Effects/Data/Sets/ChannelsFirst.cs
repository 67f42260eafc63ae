namespace Nas.Effects.Data.Sets;

/// <summary>Transposes images in the order N×H×W×C to N×C×H×W.</summary>
internal static class ChannelsFirst
{
    /// <param name="values">The numbers of all images.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Numbers of a pixel.</param>
    public static float[] Transposed(float[] values, int pixels, int channels)
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
