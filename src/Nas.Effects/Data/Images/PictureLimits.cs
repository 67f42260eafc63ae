namespace Nas.Effects.Data.Images;

/// <summary>How large one picture file may be.</summary>
/// <param name="Pixels">Most pixels that a header may claim.</param>
/// <param name="Bytes">Most bytes of the file itself.</param>
public sealed record PictureLimits(long Pixels, long Bytes)
{
    /// <summary>2²⁶ pixels, as in a photo of 8192×8192, and 256 MiB.</summary>
    public static PictureLimits Default { get; } = new(1L << 26, 1L << 28);
}
