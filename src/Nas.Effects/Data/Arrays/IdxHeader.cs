using System.Buffers.Binary;
using LanguageExt;

namespace Nas.Effects.Data.Arrays;

/// <summary>The header of the MNIST family's idx files: two zeros, element type, number of axes, then one big-endian length per
/// axis.</summary>
internal static class IdxHeader
{
    public static bool Matches(ReadOnlySpan<byte> magic) => magic is [0, 0, >= 0x08 and <= 0x0E, >= 1 and <= 8];

    /// <summary>Reads what follows the four bytes of <paramref name="magic"/>.</summary>
    public static Either<DatasetError, ArrayHeader> Read(ByteSource source, ReadOnlySpan<byte> magic)
    {
        Span<byte> lengths = stackalloc byte[4 * magic[3]];
        if (Format(magic[2]) is not { } format)
        {
            return DatasetError.Malformed(new(source.Name, "element type", 2), $"0x{magic[2]:X2} is not an element type of idx.");
        }

        if (!source.Fill(lengths))
        {
            return DatasetError.Malformed(new(source.Name, "lengths", 4), "The file ends within its header.");
        }

        var shape = new long[magic[3]];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(lengths[(4 * axis)..]);
        }

        return new ArrayHeader(format, shape, ColumnMajor: false, 4 + lengths.Length);
    }

    private static NumberFormat? Format(byte code) =>
        code switch
        {
            0x08 => new('u', 1, BigEndian: true),
            0x09 => new('i', 1, BigEndian: true),
            0x0B => new('i', 2, BigEndian: true),
            0x0C => new('i', 4, BigEndian: true),
            0x0D => new('f', 4, BigEndian: true),
            0x0E => new('f', 8, BigEndian: true),
            _ => null,
        };
}
