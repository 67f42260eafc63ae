using System.Buffers.Binary;
using System.Text;

namespace Nas.Effects.Data.Images.Png;

/// <summary>One chunk: four letters and data, whose checksum held.</summary>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Data)
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a reader that does not know it must give up.</summary>
    public bool IsCritical => char.IsAsciiLetterUpper(Type[0]);

    /// <summary>The chunks up to IEND. What follows that is not looked at.</summary>
    public static IEnumerable<PngChunk> All(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature))
        {
            throw new InvalidDataException("its first eight bytes are not PNG's; it may have been transferred as text");
        }

        for (var at = 8; ;)
        {
            var chunk = Read(file, at);
            yield return chunk;
            if (chunk.Type == "IEND")
            {
                yield break;
            }

            at += chunk.Data.Length + 12;
        }
    }

    private static PngChunk Read(byte[] file, int at)
    {
        const int Frame = 12;
        var length = at <= file.Length - Frame ? BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)) : uint.MaxValue;
        if (length > file.Length - at - Frame)
        {
            throw new InvalidDataException(FormattableString.Invariant($"it ends within the chunk at byte {at}"));
        }

        var typed = file.AsSpan(at + 4, (int)length + 4);
        var type = Encoding.Latin1.GetString(typed[..4]);
        return !type.All(char.IsAsciiLetter) ? throw new InvalidDataException(FormattableString.Invariant($"there is no chunk at byte {at}"))
            : BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length)) != Crc32.Of(typed)
                ? throw new InvalidDataException(FormattableString.Invariant($"the checksum of its {type} chunk at byte {at} is wrong"))
                : new(type, file.AsMemory(at + 8, (int)length));
    }
}
