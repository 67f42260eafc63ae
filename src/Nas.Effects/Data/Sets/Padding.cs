using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Sets;

internal static class Padding
{
    /// <summary>The images with a border of zeros, of the given width on all four sides.</summary>
    public static ImageSet Around(ImageSet images, int border)
    {
        if (border == 0)
        {
            return images;
        }

        var (channels, height, width) = (images.Shape.Axis1, images.Shape.Axis2, images.Shape.Axis3);
        var to = TensorType.Image(channels, height + 2 * border, width + 2 * border);
        var pixels = new float[checked(images.Count * to.Elements)];
        for (var row = 0; row < images.Count * channels * height; row++)
        {
            var (plane, y) = Math.DivRem(row, height);
            var start = (plane * to.Axis2 + y + border) * to.Axis3 + border;
            images.Pixels.AsSpan(row * width, width).CopyTo(pixels.AsSpan(start));
        }

        return new(to, pixels, images.Labels) { Targets = images.Targets };
    }
}
