using Nas.Domain.Architectures.Operations;
using static TorchSharp.torch;

namespace Nas.Effects.Engine;

/// <summary>Convolutions of images.</summary>
/// <remarks>The oneDNN 3.7 of libtorch 2.10 computes some convolutions of single precision wrongly, silently and, where padding that nobody
/// has written happens to hold zeros, not every time (docs/research/engine.md has the cases). Where an image lies in memory channel by
/// channel, these are filters of more than one pixel with channels that are no multiple of <see cref="Block"/>, or with a stride; where
/// each pixel's channels lie side by side, images of one channel and filters of one pixel. With bfloat16, the image's gradient is wrong
/// where the number of outputs is odd, and results where an image has one channel. Every convolution here is led around them.</remarks>
internal static class Convolutions
{
    private const int Block = 16;

    /// <summary>A convolution; the result's channels lie side by side if the image's were made so.</summary>
    /// <param name="image">[N, C, H, W].</param>
    /// <param name="filters">[outputs, C / groups, height, width].</param>
    /// <param name="bias">[outputs], or none.</param>
    /// <param name="window">How the filters move over the image.</param>
    public static Tensor Apply(Tensor image, Tensor filters, Tensor? bias, Window window) =>
        image.dtype == ScalarType.Float64 || image.is_cuda
            ? Convolved(window.ChannelsLast ? ChannelsLast(image) : image, filters, bias, window)
        : image.dtype == ScalarType.BFloat16 && (window.Groups > 1 || image.shape[1] == 1 || filters.shape[0] % 2 == 1)
            ? InSinglePrecision(image, filters, bias, window)
        : filters.shape[2] * filters.shape[3] == 1 ? OfPixels(image, filters, bias, window)
        : image.shape[1] == 1 && image.requires_grad ? WithAnEmptyChannel(image, filters, bias, window)
        : window.ChannelsLast || !IsRightChannelByChannel(image, filters, window) ? SideBySide(image, filters, bias, window)
        : Convolved(image, filters, bias, window);

    private static bool IsRightChannelByChannel(Tensor image, Tensor filters, Window window) =>
        window is { Patch: { Rows.Stride: 1, Columns.Stride: 1 }, Groups: 1 }
        && image.shape[1] % Block == 0
        && filters.shape[0] % Block == 0;

    private static Tensor InSinglePrecision(Tensor image, Tensor filters, Tensor? bias, Window window)
    {
        using var scope = NewDisposeScope();
        return Apply(image.to(ScalarType.Float32), filters.to(ScalarType.Float32), bias?.to(ScalarType.Float32), window)
            .to(image.dtype)
            .MoveToOuterDisposeScope();
    }

    private static Tensor SideBySide(Tensor image, Tensor filters, Tensor? bias, Window window)
    {
        using var sideBySide = ChannelsLast(image);
        return Convolved(sideBySide, filters, bias, window);
    }

    /// <summary>The order of one channel's pixels is both orders at once, of which the wrong one would be taken.</summary>
    private static Tensor WithAnEmptyChannel(Tensor image, Tensor filters, Tensor? bias, Window window)
    {
        using var noPixels = zeros_like(image);
        using var noFilters = zeros_like(filters);
        using var images = cat([image, noPixels], 1);
        using var both = cat([filters, noFilters], 1);
        return SideBySide(images, both, bias, window with { Groups = 1 });
    }

    /// <summary>Filters of one pixel: a linear map where each pixel's channels lie side by side.</summary>
    private static Tensor OfPixels(Tensor image, Tensor filters, Tensor? bias, Window window)
    {
        if (window.Groups > 1 || !window.Patch.IsPoint || !(window.ChannelsLast || IsSideBySide(image)))
        {
            using var contiguous = image.contiguous();
            return Convolved(contiguous, filters, bias, window);
        }

        using var pixels = image.permute(0, 2, 3, 1);
        var (down, along) = (window.Patch.Rows.Stride, window.Patch.Columns.Stride);
        using var met = down == 1 ? pixels.alias() : pixels.slice(1, 0, long.MaxValue, down);
        using var chosen = along == 1 ? met.alias() : met.slice(2, 0, long.MaxValue, along);
        using var matrix = filters.view(filters.shape[0], filters.shape[1]);
        using var mapped = nn.functional.linear(chosen, matrix, bias);
        return mapped.permute(0, 3, 1, 2);
    }

    private static bool IsSideBySide(Tensor image) => image.shape[1] > 1 && image.stride(1) == 1;

    private static Tensor Convolved(Tensor image, Tensor filters, Tensor? bias, Window window) =>
        nn.functional.conv2d(
            image,
            filters,
            bias,
            [window.Patch.Rows.Stride, window.Patch.Columns.Stride],
            [window.Patch.Rows.Padding, window.Patch.Columns.Padding],
            groups: window.Groups
        );

    /// <summary>The same image, each pixel's channels side by side in memory; convolutions keep that order.</summary>
    private static Tensor ChannelsLast(Tensor image)
    {
        using var pixels = image.permute(0, 2, 3, 1);
        using var sideBySide = pixels.contiguous();
        return sideBySide.permute(0, 3, 1, 2);
    }

    /// <summary>How filters move over an image.</summary>
    /// <param name="Patch">The patches that they see.</param>
    /// <param name="Groups">Groups of channels that do not see each other.</param>
    /// <param name="ChannelsLast">Whether each pixel's channels are to lie side by side.</param>
    public readonly record struct Window(Patch Patch, long Groups = 1, bool ChannelsLast = false);
}
