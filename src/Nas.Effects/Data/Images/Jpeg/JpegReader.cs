namespace Nas.Effects.Data.Images.Jpeg;

/// <summary>Reads JPEG through libjpeg-turbo: grey stays grey, colour becomes RGB, what printers use is refused.</summary>
internal static class JpegReader
{
    // A camera's padding, harmless and frequent; every other complaint is about missing or impossible pixels.
    private const string Padding = "extraneous bytes before marker";

    public static Picture Read(byte[] file, PictureLimits limits)
    {
        var library = TurboJpeg.Instance;
        var handle = library.Begin();
        try
        {
            return Read(library, handle, file, limits) with { AsksForRotation = Exif.AsksForRotation(ExifOf(file)) };
        }
        finally
        {
            library.End(handle);
        }
    }

    private static Picture Read(TurboJpeg library, nint handle, byte[] file, PictureLimits limits)
    {
        if (!library.Header(handle, file, out var header))
        {
            throw new InvalidDataException(library.Problem(handle));
        }

        if (header.Space is JpegSpace.Cmyk or JpegSpace.Ycck)
        {
            throw new NotSupportedException("JPEG pictures in the printing colours CMYK are not read.");
        }

        var count = PictureTooLargeException.Check(header.Height, header.Width, limits);
        var channels = header.Space == JpegSpace.Grey ? 1 : 3;
        var pixels = new byte[channels * count];
        if (!library.Decode(handle, file, pixels, (header.Height, header.Width), channels == 1 ? JpegFormat.Grey : JpegFormat.Rgb)
            && library.Problem(handle) is var problem && !problem.Contains(Padding, StringComparison.Ordinal))
        {
            throw new InvalidDataException(problem);
        }

        return new(channels, header.Height, header.Width, Planes(pixels, channels, count));
    }

    private static float[] Planes(byte[] pixels, int channels, int count)
    {
        var values = new float[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            values[i % channels * count + i / channels] = pixels[i];
        }

        return values;
    }

    /// <summary>The TIFF block of the APP1 segment that begins with "Exif", or nothing.</summary>
    private static ReadOnlySpan<byte> ExifOf(ReadOnlySpan<byte> file)
    {
        const byte Marker = 0xFF, StartOfScan = 0xDA, App1 = 0xE1;
        for (var at = 2; at + 4 <= file.Length && file[at] == Marker && file[at + 1] != StartOfScan;)
        {
            var length = file[at + 2] << 8 | file[at + 3];
            var body = file[(at + 4)..Math.Clamp(at + 2 + length, at + 4, file.Length)];
            if (file[at + 1] == App1 && body.StartsWith("Exif\0\0"u8))
            {
                return body[6..];
            }

            at += 2 + Math.Max(length, 2);
        }

        return default;
    }
}
