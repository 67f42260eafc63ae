using static TorchSharp.torch;

namespace Nas.Effects.Engine;

/// <summary>Convolutions of images.</summary>
/// <remarks>The oneDNN 3.7 of libtorch 2.10 differentiates some convolutions wrongly: where a single-precision image lies in memory channel
/// by channel and the outputs are no multiple of <see cref="Block"/>, it reads padding that nobody has written, so that in a few calls of a
/// hundred the image's gradient is wrong or no number at all. With each pixel's channels side by side it is right.</remarks>
internal static class Convolutions
{
    private const int Block = 16;

    /// <summary>A convolution; the result's channels lie side by side if the image's were made so.</summary>
    /// <param name="image">[N, C, H, W].</param>
    /// <param name="filters">[outputs, C / groups, side, side].</param>
    /// <param name="bias">[outputs], or none.</param>
    /// <param name="window">How the filters move over the image.</param>
    public static Tensor Apply(Tensor image, Tensor filters, Tensor? bias, Window window)
    {
        if (!window.ChannelsLast && !IsDifferentiatedWrongly(image, filters))
        {
            return Convolved(image, filters, bias, window);
        }

        using var sideBySide = ChannelsLast(image);
        return Convolved(sideBySide, filters, bias, window);
    }

    private static Tensor Convolved(Tensor image, Tensor filters, Tensor? bias, Window window) =>
        nn.functional.conv2d(image, filters, bias, [window.Stride, window.Stride], [window.Padding, window.Padding], groups: window.Groups);

    private static bool IsDifferentiatedWrongly(Tensor image, Tensor filters) =>
        filters.shape[0] % Block != 0 && image.requires_grad && image.dtype == ScalarType.Float32 && !image.is_cuda;

    /// <summary>The same image, each pixel's channels side by side in memory; convolutions keep that order.</summary>
    private static Tensor ChannelsLast(Tensor image)
    {
        using var pixels = image.permute(0, 2, 3, 1);
        using var sideBySide = pixels.contiguous();
        return sideBySide.permute(0, 3, 1, 2);
    }

    /// <summary>How filters move over an image.</summary>
    /// <param name="Stride">Pixels from one place to the next.</param>
    /// <param name="Padding">Zeros on all sides.</param>
    /// <param name="Groups">Groups of channels that do not see each other.</param>
    /// <param name="ChannelsLast">Whether each pixel's channels are to lie side by side.</param>
    public readonly record struct Window(long Stride, long Padding, long Groups = 1, bool ChannelsLast = false);
}
