using LanguageExt;

namespace Nas.Effects.Data.Sets;

/// <summary>Brings grey images to colour and colour images to grey.</summary>
internal static class Channels
{
    /// <summary>The images in so many channels: grey is repeated, red, green and blue become brightness; none where nothing is known.</summary>
    public static Option<ImageSet> Match(ImageSet images, int channels) =>
        (images.Shape.Axis1, channels) switch
        {
            (var has, var wanted) when has == wanted => images,
            (1, 3) => Each(images, channels, (plane, _) => plane),
            (3, 1) => Each(images, channels, (_, image) => Brightness(image)),
            _ => Option<ImageSet>.None,
        };

    private static ImageSet Each(ImageSet images, int channels, Func<float[], float[], float[]> plane)
    {
        var shape = images.Shape.WithAxis(1, channels);
        var pixels = new float[checked(images.Count * (int)shape.Elements)];
        for (var i = 0; i < images.Count; i++)
        {
            var image = images.Image(i).ToArray();
            var one = plane(image, image);
            for (var channel = 0; channel < channels; channel++)
            {
                one.CopyTo(pixels, (i * channels + channel) * images.PlaneSize);
            }
        }

        return images with
        {
            Shape = shape,
            Pixels = pixels,
        };
    }

    /// <summary>Luma as ITU-R BT.601 weighs the colours.</summary>
    private static float[] Brightness(float[] image)
    {
        var plane = image.Length / 3;
        var grey = new float[plane];
        for (var i = 0; i < plane; i++)
        {
            grey[i] = (299 * image[i] + 587 * image[plane + i] + 114 * image[2 * plane + i]) / 1000;
        }

        return grey;
    }
}
