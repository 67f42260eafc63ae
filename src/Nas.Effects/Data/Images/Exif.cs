using System.Buffers.Binary;

namespace Nas.Effects.Data.Images;

/// <summary>Looks up the one EXIF field that concerns pixels.</summary>
internal static class Exif
{
    private const int Orientation = 0x0112;
    private const int Upright = 1;

    /// <summary>Whether a TIFF block asks for rotation or mirroring. What is broken asks for nothing.</summary>
    public static bool AsksForRotation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return false;
        }

        var big = tiff[0] == 'M';
        var directory = big ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return false;
        }

        var entries = tiff[((int)directory + 2)..];
        var count = Word(tiff[(int)directory..], big);
        for (var entry = 0; entry < count && entries.Length >= 12; entry++, entries = entries[12..])
        {
            if (Word(entries, big) == Orientation)
            {
                return Word(entries[8..], big) is > Upright and <= 8;
            }
        }

        return false;
    }

    private static int Word(ReadOnlySpan<byte> bytes, bool big) =>
        big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
