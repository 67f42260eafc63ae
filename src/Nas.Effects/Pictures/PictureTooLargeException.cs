namespace Nas.Effects.Pictures;

/// <summary>A picture claims more than the limits allow. Caught where a file's decoding ends.</summary>
internal sealed class PictureTooLargeException(string message) : Exception(message)
{
    /// <summary>Returns when both lengths are at least 1 and within the limits.</summary>
    /// <exception cref="InvalidDataException">A length is not positive.</exception>
    /// <exception cref="PictureTooLargeException">There are too many pixels.</exception>
    public static void Check(long height, long width, PictureLimits limits)
    {
        if (height < 1 || width < 1)
        {
            throw new InvalidDataException(FormattableString.Invariant($"its header claims {width}×{height} pixels"));
        }

        if (height > limits.Pixels / width)
        {
            throw new PictureTooLargeException(FormattableString.Invariant($"The header claims {width}×{height} pixels; the limit is {limits.Pixels} in all."));
        }

        if (Math.Max(height, width) > limits.Side)
        {
            throw new PictureTooLargeException(FormattableString.Invariant($"The header claims {width}×{height} pixels; the limit is {limits.Side} on a side."));
        }
    }
}
