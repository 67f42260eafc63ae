using System.Buffers.Binary;
using System.Text;
using LanguageExt;

namespace Nas.Effects.Data.Arrays;

/// <summary>The header of numpy's npy files, versions 1 to 3: magic, version, length, and a Python dictionary in text.</summary>
internal static class NpyHeader
{
    // numpy itself writes 128 bytes for plain arrays and refuses more than 10 000.
    private const int MaxTextBytes = 65_535;

    public static bool Matches(ReadOnlySpan<byte> magic) => magic is [0x93, (byte)'N', (byte)'U', (byte)'M'];

    /// <summary>Reads what follows the first four bytes.</summary>
    public static Either<DatasetError, ArrayHeader> Read(ByteSource source)
    {
        Span<byte> rest = stackalloc byte[4];
        if (!source.Fill(rest) || rest is not [(byte)'P', (byte)'Y', >= 1 and <= 3, _])
        {
            return DatasetError.Malformed(new(source.Name, "version", 4), "This is not an npy file of version 1, 2 or 3.");
        }

        Span<byte> length = stackalloc byte[4];
        length.Clear();
        var lengthSize = rest[2] == 1 ? 2 : 4;
        if (!source.Fill(length[..lengthSize]))
        {
            return DatasetError.Malformed(new(source.Name, "header length", 8), "The file ends within its header.");
        }

        return Text(source, BinaryPrimitives.ReadUInt32LittleEndian(length), 8 + lengthSize);
    }

    private static Either<DatasetError, ArrayHeader> Text(ByteSource source, uint length, int start)
    {
        if (length > MaxTextBytes)
        {
            return DatasetError.Malformed(
                new(source.Name, "header length", 8),
                $"A header of {length} bytes is too long for a plain array."
            );
        }

        var text = new byte[length];
        return source.Fill(text)
            ? NpyDictionary.Parse(source.Name, Encoding.Latin1.GetString(text), start)
            : DatasetError.Malformed(new(source.Name, "header", start), "The file ends within its header.");
    }
}
