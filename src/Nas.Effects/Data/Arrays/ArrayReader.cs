using LanguageExt;

namespace Nas.Effects.Data.Arrays;

/// <summary>Reads one array of numbers; the content, not the file's name, determines the format.</summary>
internal static class ArrayReader
{
    private const int MaxRank = 8;

    /// <summary>Reads the whole source. Nothing larger than a header is allocated before the claimed size has been
    /// checked against the limits and against the file's own length.</summary>
    public static Either<DatasetError, NumberArray> Read(ByteSource source, ReadLimits limits) =>
        from header in Header(source)
        from count in Count(source, header, limits)
        from values in NumberReader.Read(source, header.Format, count)
        let shape = header.Shape.Select(length => (int)length).ToArray()
        select new NumberArray(source.Name, shape, header.ColumnMajor ? RowMajor.From(values, shape) : values);

    private static Either<DatasetError, ArrayHeader> Header(ByteSource source)
    {
        Span<byte> magic = stackalloc byte[4];
        var read = magic[..source.Read(magic)];
        return NpyHeader.Matches(read) ? NpyHeader.Read(source)
            : IdxHeader.Matches(read) ? IdxHeader.Read(source, read)
            : new DatasetError(
                DatasetErrorKind.Unsupported,
                new(source.Name, "magic", 0),
                Unknown(read),
                "Give npy or idx files, plain or as gzip (.gz)."
            );
    }

    private static string Unknown(ReadOnlySpan<byte> magic) =>
        magic switch
        {
            [] => "The file is empty.",
            [(byte)'P', (byte)'K', ..] => "This is a zip archive; numpy's archives are read if their names end in .npz.",
            [0x80, ..] => "This looks like a Python pickle, which is not read because unpickling can run code.",
            _ => "The file is neither npy nor idx.",
        };

    private static Either<DatasetError, int> Count(ByteSource source, ArrayHeader header, ReadLimits limits)
    {
        var place = new DataPlace(source.Name, "shape");
        var claim = $"The header claims the shape {string.Join("×", header.Shape)}";
        if (header.Shape.Length is 0 or > MaxRank || header.Shape.Any(length => length < 1))
        {
            return DatasetError.Malformed(
                place,
                $"{claim}: 1 to {MaxRank} axes of at least 1 are read.",
                "Write an array that holds something."
            );
        }

        var limit = Math.Min(source.Limit(limits), Array.MaxLength);
        var count = header.Shape.Aggregate(1L, (product, length) => product > limit / length ? limit + 1 : product * length);
        if (count > limit)
        {
            return new DatasetError(
                DatasetErrorKind.TooLarge,
                place,
                $"{claim}, more than the limit of {limit} numbers.",
                source.Compressed ? "Decompress the file, which has a higher limit, or take a part of it." : "Take a part of the file."
            );
        }

        return source.CanHold(header.Length + count * header.Format.Size)
            ? (int)count
            : DatasetError.Malformed(
                place,
                $"{claim}, which needs {header.Length + count * header.Format.Size} bytes; the file only has {source.StoredLength}."
            );
    }
}
