namespace Nas.Effects.Data.Images.Png;

/// <summary>What a PNG file consists of, as far as it matters for pixels. Order and number of chunks were checked.</summary>
internal sealed record PngParts(PngHeader Header, byte[] Palette, byte[] Transparency, byte[] Compressed, bool AsksForRotation)
{
    public static PngParts Read(byte[] file, PictureLimits limits)
    {
        PngHeader? header = null;
        var (palette, transparency, rotated) = (Array.Empty<byte>(), Array.Empty<byte>(), false);
        var (compressed, previous) = (new MemoryStream(), "");
        foreach (var chunk in PngChunk.All(file))
        {
            Expect((previous.Length == 0) == (chunk.Type == "IHDR"), "its header chunk is not the first and only one");
            switch (chunk.Type)
            {
                case "IHDR": header = PngHeader.Read(chunk.Data.Span, limits); break;
                case "PLTE": palette = PaletteOf(chunk.Data.Span, palette, compressed); break;
                case "tRNS": transparency = TransparencyOf(chunk.Data.Span, compressed); break;
                case "eXIf": rotated = Exif.AsksForRotation(chunk.Data.Span); break;
                case "IDAT":
                    Expect(compressed.Length == 0 || previous == "IDAT", "its pixels are torn apart by another chunk");
                    compressed.Write(chunk.Data.Span);
                    break;
                case "IEND": break;
                default:
                    _ = chunk.IsCritical ? throw new NotSupportedException($"The picture needs the unknown chunk {chunk.Type}.") : chunk;
                    break;
            }

            previous = chunk.Type;
        }

        Expect(compressed.Length > 0, "it has no pixels");
        Expect(header!.Colour != PngColour.Palette || palette.Length > 0, "it has no palette");
        return new(header, palette, transparency, compressed.ToArray(), rotated);
    }

    private static byte[] PaletteOf(ReadOnlySpan<byte> data, byte[] before, MemoryStream compressed)
    {
        Expect(before.Length == 0 && compressed.Length == 0 && data.Length % 3 == 0 && data.Length is > 0 and <= 768, "its palette is misplaced or of an impossible length");
        return data.ToArray();
    }

    private static byte[] TransparencyOf(ReadOnlySpan<byte> data, MemoryStream compressed)
    {
        Expect(compressed.Length == 0, "its transparency comes after its pixels");
        return data.ToArray();
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}
