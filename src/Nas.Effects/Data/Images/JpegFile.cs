using System.Buffers.Binary;

namespace Nas.Effects.Data.Images;

/// <summary>What is looked at in a JPEG before Skia gets it: whether it has pixels, in how many scans, and whether it ends.</summary>
internal static class JpegFile
{
    private const byte Marker = 0xFF;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;

    /// <summary>Prepares a JPEG. One that is cut off is ended after its last pixels; without an end their last rows, or of a
    /// progressive file all, would not be decoded.</summary>
    public static EncodedPicture Of(byte[] file)
    {
        var (scans, length, ends) = Walk(file);
        return scans == 0 ? throw new InvalidDataException("it ends before its pixels")
            : scans > ImageLimits.MaxScans
                ? throw new ImageTooLargeException(
                    FormattableString.Invariant($"The pixels come in {scans} scans; the limit is {ImageLimits.MaxScans}.")
                )
            : ends ? new(file)
            : new([.. file.AsSpan(0, length), Marker, End]) { IsCut = true };
    }

    /// <summary>The scans with pixels, where the last one ends, and whether the end's marker follows. Segments are stepped over
    /// whole: small pictures in them do not count.</summary>
    private static (int Scans, int Length, bool Ends) Walk(ReadOnlySpan<byte> file)
    {
        var (scans, length) = (0, 0);
        for (var at = 2; at + 1 < file.Length; )
        {
            if (!IsMarker(file[at], file[at + 1]))
            {
                at++;
            }
            else if (file[at + 1] == End)
            {
                return (scans, length, true);
            }
            else
            {
                var isScan = file[at + 1] == Scan;
                at += 2 + (at + 4 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]) : file.Length);
                if (isScan && at < file.Length)
                {
                    (scans, at) = (scans + 1, EndOfPixels(file, at));
                    length = at;
                }
            }
        }

        return (scans, length, false);
    }

    private static int EndOfPixels(ReadOnlySpan<byte> file, int at)
    {
        while (at + 1 < file.Length && !IsMarker(file[at], file[at + 1]))
        {
            var next = file[(at + 1)..].IndexOf(Marker);
            at = next < 0 ? file.Length : at + 1 + next;
        }

        return Math.Min(at, file.Length);
    }

    // Among pixels, a marker's first byte is followed by 0; restarts belong to them.
    private static bool IsMarker(byte first, byte second) => first == Marker && second is not (0 or Marker or (>= 0xD0 and <= 0xD7));
}
