using System.Buffers.Binary;

namespace Nas.Effects.Data.Images;

/// <summary>Looks up the one EXIF field that concerns pixels, for files whose decoder does not.</summary>
internal static class Exif
{
    private const int Tag = 0x0112;
    private const int Upright = 1;

    /// <summary>How a TIFF block wants the picture to be turned, 1 to 8. What is broken wants nothing.</summary>
    public static int OrientationOf(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return Upright;
        }

        var big = tiff[0] == 'M';
        var directory = big ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return Upright;
        }

        var entries = tiff[((int)directory + 2)..];
        var count = Word(tiff[(int)directory..], big);
        for (var entry = 0; entry < count && entries.Length >= 12; entry++, entries = entries[12..])
        {
            if (Word(entries, big) == Tag)
            {
                return Word(entries[8..], big) is var orientation and > Upright and <= 8 ? orientation : Upright;
            }
        }

        return Upright;
    }

    private static int Word(ReadOnlySpan<byte> bytes, bool big) =>
        big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
