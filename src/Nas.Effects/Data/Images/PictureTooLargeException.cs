namespace Nas.Effects.Data.Images;

/// <summary>A picture claims more pixels than the limits allow. Caught where a file's decoding ends.</summary>
internal sealed class PictureTooLargeException(string message) : Exception(message)
{
    /// <summary>The number of pixels, when both lengths are at least 1 and it is within the limits.</summary>
    /// <exception cref="InvalidDataException">A length is not positive.</exception>
    /// <exception cref="PictureTooLargeException">There are too many pixels.</exception>
    public static int Check(long height, long width, PictureLimits limits) =>
        height < 1 || width < 1 ? throw new InvalidDataException(FormattableString.Invariant($"its header claims {width}×{height} pixels"))
        : height > int.MaxValue || width > int.MaxValue || height * width > limits.Pixels
            ? throw new PictureTooLargeException(FormattableString.Invariant($"The header claims {width}×{height} pixels; the limit is {limits.Pixels} in all."))
            : (int)(height * width);
}
