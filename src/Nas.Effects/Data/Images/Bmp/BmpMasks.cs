using System.Buffers.Binary;

namespace Nas.Effects.Data.Images.Bmp;

/// <summary>Which bits of a packed pixel hold which colour.</summary>
internal readonly record struct BmpMasks(uint Red, uint Green, uint Blue, uint Opacity)
{
    public static BmpMasks Of(ReadOnlySpan<byte> file, BmpHeader header)
    {
        if (!header.IsMasked)
        {
            return header.Depth == 16 ? new(0x7C00, 0x03E0, 0x001F, 0) : new(0xFF0000, 0xFF00, 0xFF, 0);
        }

        // They follow the oldest header and are a part of the newer ones, at the same place.
        const int At = 54;
        var hasOpacity = header.Size >= 56 || header.Compression == 6;
        if (file.Length < At + 16)
        {
            throw new InvalidDataException("it ends within its colour masks");
        }

        return new(Word(file, At), Word(file, At + 4), Word(file, At + 8), hasOpacity ? Word(file, At + 12) : 0);
    }

    public Colour At(uint pixel) => new(Part(pixel, Red), Part(pixel, Green), Part(pixel, Blue), Opacity == 0 ? 1 : Part(pixel, Opacity));

    private static double Part(uint pixel, uint mask) =>
        mask == 0 ? 0 : (pixel & mask) / (double)mask;

    private static uint Word(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);
}
