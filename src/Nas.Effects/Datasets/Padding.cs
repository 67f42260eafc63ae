namespace Nas.Effects.Datasets;

internal static class Padding
{
    /// <summary>The images with a border of zeros, as wide as asked, on all four sides.</summary>
    public static ImageSet Around(ImageSet images, int border)
    {
        if (border == 0)
        {
            return images;
        }

        var (from, to) = (images.Shape, images.Shape.Padded(border));
        var pixels = new float[checked(images.Count * to.Size)];
        for (var row = 0; row < images.Count * from.Channels * from.Height; row++)
        {
            var (plane, y) = Math.DivRem(row, from.Height);
            images.Pixels.AsSpan(row * from.Width, from.Width).CopyTo(pixels.AsSpan(plane * to.Area + (y + border) * to.Width + border));
        }

        return new(to, pixels, images.Labels);
    }
}
