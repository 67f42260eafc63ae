using LanguageExt;

namespace Nas.Effects.Data.Arrays;

/// <summary>Decodes the numbers after a header, chunk by chunk.</summary>
internal static class NumberReader
{
    private const int ChunkNumbers = 1 << 14;

    public static Either<DatasetError, float[]> Read(ByteSource source, NumberFormat format, int count)
    {
        var values = GC.AllocateUninitializedArray<float>(count);
        var buffer = new byte[Math.Min(ChunkNumbers, count) * format.Size];
        for (var start = 0; start < count; start += ChunkNumbers)
        {
            var chunk = values.AsSpan(start, Math.Min(ChunkNumbers, count - start));
            var bytes = buffer.AsSpan(0, chunk.Length * format.Size);
            if (!source.Fill(bytes))
            {
                return DatasetError.Malformed(
                    new(source.Name, "data"),
                    $"The file ends before the last of the {count} numbers that its header announces."
                );
            }

            format.Decode(bytes, chunk);
            if (FirstNotFinite(format, chunk) is { } index)
            {
                return DatasetError.Malformed(
                    new(source.Name, $"number {start + index}"),
                    "The value is not finite (in single precision); nothing can be trained on it.",
                    "Replace such values (numpy.nan_to_num), or leave their images out."
                );
            }
        }

        return source.AtEnd
            ? values
            : DatasetError.Malformed(new(source.Name, "data"), $"The file continues after the {count} numbers that its header announces.");
    }

    private static int? FirstNotFinite(NumberFormat format, ReadOnlySpan<float> numbers)
    {
        for (var i = 0; format.Kind == 'f' && i < numbers.Length; i++)
        {
            if (!float.IsFinite(numbers[i]))
            {
                return i;
            }
        }

        return null;
    }
}
