using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Images;

/// <summary>A picture claims more than the limits allow. Caught where a file's decoding ends.</summary>
internal sealed class ImageTooLargeException(string message) : Exception(message)
{
    /// <summary>Returns when both lengths are at least 1 and within the limits.</summary>
    /// <exception cref="InvalidDataException">A length is not positive.</exception>
    /// <exception cref="ImageTooLargeException">There are too many pixels.</exception>
    public static void Check(long height, long width, ImageLimits limits)
    {
        if (height < 1 || width < 1)
        {
            throw new InvalidDataException(FormattableString.Invariant($"its header claims {width}×{height} pixels"));
        }

        if (height > limits.Pixels / width)
        {
            throw new ImageTooLargeException(
                FormattableString.Invariant($"The header claims {width}×{height} pixels; the limit is {limits.Pixels} in all.")
            );
        }

        if (Math.Max(height, width) > limits.Side)
        {
            throw new ImageTooLargeException(
                FormattableString.Invariant($"The header claims {width}×{height} pixels; the limit is {limits.Side} on a side.")
            );
        }
    }

    /// <summary>Returns when the picture is resized or may be kept at its own size.</summary>
    /// <exception cref="ImageTooLargeException">It would have too many numbers.</exception>
    public static void Check(int channels, ImageSize size, PictureRequest request)
    {
        if (request.Size.IsNone && (long)channels * size.Height * size.Width is var numbers && numbers > request.Limits.Numbers)
        {
            throw new ImageTooLargeException(
                FormattableString.Invariant(
                    $"At its own size the picture is {numbers} numbers; the limit is {request.Limits.Numbers} for one that is not resized."
                )
            );
        }
    }
}
