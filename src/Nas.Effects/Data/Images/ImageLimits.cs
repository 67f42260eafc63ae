namespace Nas.Effects.Data.Images;

/// <summary>What one picture file may cost: everything that a reader allocates is a small multiple of these, and they are held against the
/// header before anything is decoded.</summary>
/// <param name="Pixels">Pixels that a header may claim.</param>
/// <param name="Bytes">Bytes of the file itself.</param>
public sealed record ImageLimits(long Pixels, long Bytes)
{
    /// <summary>Scans of a JPEG file, each of which goes over all of its pixels. Honest progressive files have about ten.</summary>
    public const int MaxScans = 40;

    /// <summary>The most pixels that may be asked for: four bytes each still fit into one array.</summary>
    public const long MaxPixels = 1L << 28;

    private const int LongestReadableSide = 1_000_000;

    /// <summary>24·2²⁰ pixels, as in a photo of 6144×4096, and 128 MiB: a hostile file costs less than 512 MB and 2 s.</summary>
    public static ImageLimits Default { get; } = new(24L << 20, 128L << 20);

    /// <summary>Rows or columns, each of which costs time of its own.</summary>
    public int Side { get; init; } = 1 << 16;

    /// <summary>Numbers of a picture that is kept at its own size: grey ones may have all pixels, colour ones two thirds.</summary>
    public long Numbers => 2 * Pixels;

    /// <summary>Limits for so many pixels. Who asks for more than usual takes longer sides and files, too.</summary>
    public static ImageLimits OfPixels(long pixels) =>
        pixels <= Default.Pixels
            ? Default with
            {
                Pixels = pixels,
            }
            : new(pixels, Math.Max(Default.Bytes, 8 * pixels)) { Side = LongestReadableSide };
}
