using System.Buffers.Binary;

namespace Nas.Effects.Data.Images;

/// <summary>What a PNG says that Skia does not pass on: size before anything else, greys with opacity or 16 bits, rotation.</summary>
internal static class PngFile
{
    private const int HeaderType = 12;
    private const int Width = 16;
    private const int Height = 20;
    private const int Depth = 24;
    private const int Colour = 25;
    private const int HeaderSum = 29;
    private const int FirstChunk = 8;

    /// <summary>Prepares a PNG. Skia cuts 16-bit greys down to 8 bits, so they are passed off as what has the same bytes in 8 bits: grey as
    /// grey with opacity, and that as colour with opacity. Both bytes of every number come out whole.</summary>
    public static EncodedPicture Of(byte[] file, ImageLimits limits)
    {
        if (file.Length < HeaderSum + 4)
        {
            throw new InvalidDataException("it ends within its header");
        }

        ImageTooLargeException.Check(
            BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(Height)),
            BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(Width)),
            limits
        );
        var picture = (file[Colour], file[Depth]) switch
        {
            (0, 16) => new EncodedPicture(PassedOff(file, colour: 4)) { Samples = Samples.Grey16 },
            (4, 16) => new EncodedPicture(PassedOff(file, colour: 6)) { Samples = Samples.Grey16Opacity16 },
            (0 or 4, _) => new EncodedPicture(file) { Samples = Samples.GreyOpacity },
            (3, _) => new EncodedPicture(file) { HasPalette = true },
            _ => new EncodedPicture(file),
        };
        return picture with { Orientation = Exif.OrientationOf(Chunk(file, "eXIf"u8)) };
    }

    private static byte[] PassedOff(ReadOnlySpan<byte> file, byte colour)
    {
        byte[] changed = [.. file];
        (changed[Depth], changed[Colour]) = (8, colour);
        // A wrong sum stays wrong: both are changed by the same bits.
        var change = Sum(file[HeaderType..HeaderSum]) ^ Sum(changed.AsSpan(HeaderType..HeaderSum));
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(HeaderSum), BinaryPrimitives.ReadUInt32BigEndian(file[HeaderSum..]) ^ change);
        return changed;
    }

    /// <summary>The CRC-32 of a chunk.</summary>
    internal static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB88320;
            }
        }

        return ~sum;
    }

    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, ReadOnlySpan<byte> type)
    {
        for (long at = FirstChunk; at + 12 <= file.Length; )
        {
            var chunk = file[(int)at..];
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (chunk[4..].StartsWith(type))
            {
                return chunk.Slice(8, (int)Math.Min(length, chunk.Length - 8));
            }

            at += 12 + (long)length;
        }

        return default;
    }
}
