namespace Nas.Effects.Data.Images;

/// <summary>A file as it goes to the decoder, and what its bytes say that the decoder does not.</summary>
/// <param name="File">The bytes, mended where that is needed to decode all that is there.</param>
internal sealed record EncodedPicture(byte[] File)
{
    /// <summary>What a decoded pixel with opacity means.</summary>
    public Samples Samples { get; init; } = Samples.Colour;

    /// <summary>Whether colours come from a list. Such a picture is grey when all its pixels are.</summary>
    public bool HasPalette { get; init; }

    /// <summary>How it is to be turned, 1 to 8 as EXIF numbers it, where the decoder does not tell.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Whether its end is missing.</summary>
    public bool IsCut { get; init; }

    /// <summary>A BMP: colours of up to eight bits come from a list.</summary>
    public static EncodedPicture OfBmp(byte[] file)
    {
        const int HeaderSize = 14,
            OldestHeader = 12,
            Depth = 28,
            OldestDepth = 24;
        return new(file) { HasPalette = file.Length > Depth && file[file[HeaderSize] == OldestHeader ? OldestDepth : Depth] <= 8 };
    }
}
