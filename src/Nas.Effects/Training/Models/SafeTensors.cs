using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using LanguageExt;
using Nas.Effects.Training.Execution;
using static LanguageExt.Prelude;

namespace Nas.Effects.Training.Models;

/// <summary>Weight files in the safetensors format: 8 bytes of header length, a JSON header, raw little-endian numbers.</summary>
/// <remarks>The format holds only numbers and names; nothing in such a file is ever executed. Tensors are float32 here.</remarks>
public static class SafeTensors
{
    private const int LengthBytes = 8;
    private const long MaxHeaderBytes = 100_000_000;
    private const string Metadata = "__metadata__";
    private static readonly JsonSerializerOptions NoDuplicates = new() { AllowDuplicateProperties = false };

    /// <summary>Writes tensors in the given order.</summary>
    /// <param name="target">The stream, written from its current position.</param>
    /// <param name="tensors">The tensors; names differ.</param>
    /// <param name="metadata">Additional texts, such as the architecture.</param>
    public static void Write(Stream target, IReadOnlyList<NamedTensor> tensors, IReadOnlyList<(string Key, string Text)> metadata)
    {
        var header = Padded(Header(tensors, metadata));
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        target.Write(length);
        target.Write(header);
        foreach (var tensor in tensors)
        {
            target.Write(MemoryMarshal.AsBytes<float>(tensor.Values));
        }
    }

    /// <summary>Reads tensors in the order of their data; the left side says what is wrong with the file.</summary>
    /// <remarks>Strict: the header's length, every type, every size and every offset must agree, without gaps or overlaps.</remarks>
    /// <param name="file">The whole content of the file.</param>
    public static Either<string, Seq<NamedTensor>> Read(ReadOnlySpan<byte> file)
    {
        if (Truncation(file) is { } fault)
        {
            return Left(fault);
        }

        try
        {
            var entries = Header(file)
                .Where(item => item.Key != Metadata)
                .Select(item => (Name: item.Key, Entry: item.Value.Deserialize<SafeTensorsEntry>(NoDuplicates) ?? SafeTensorsEntry.Null))
                .OrderBy(item => item.Entry.Begin)
                .ThenBy(item => item.Entry.End);
            return Tensors(entries, file[(LengthBytes + HeaderLength(file))..]);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return Left($"its header is not a safetensors header: {e.Message}");
        }
    }

    /// <summary>The additional texts of a file, which may be empty.</summary>
    /// <param name="file">The whole content of the file.</param>
    public static Either<string, Dictionary<string, string>> ReadTexts(ReadOnlySpan<byte> file)
    {
        if (Truncation(file) is { } fault)
        {
            return Left(fault);
        }

        try
        {
            return Header(file).GetValueOrDefault(Metadata) is { ValueKind: JsonValueKind.Object } texts
                ? texts.Deserialize<Dictionary<string, string>>(NoDuplicates)!
                : [];
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return Left($"its header is not a safetensors header: {e.Message}");
        }
    }

    private static string? Truncation(ReadOnlySpan<byte> file) =>
        file.Length < LengthBytes ? "it is shorter than the 8 bytes of the header's length"
        : BinaryPrimitives.ReadUInt64LittleEndian(file) is var length && length > (ulong)Math.Min(MaxHeaderBytes, file.Length - LengthBytes)
            ? $"its header claims {length} bytes, more than the file or the format allows"
        : null;

    private static int HeaderLength(ReadOnlySpan<byte> file) => (int)BinaryPrimitives.ReadUInt64LittleEndian(file);

    private static Dictionary<string, JsonElement> Header(ReadOnlySpan<byte> file) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(file.Slice(LengthBytes, HeaderLength(file)), NoDuplicates) ?? [];

    private static Either<string, Seq<NamedTensor>> Tensors(
        IEnumerable<(string Name, SafeTensorsEntry Entry)> entries,
        ReadOnlySpan<byte> data
    )
    {
        var (tensors, end) = (new List<NamedTensor>(), 0L);
        foreach (var (name, entry) in entries)
        {
            if (entry.Fault(end, data.Length) is { } fault)
            {
                return Left($"tensor '{name}' {fault}");
            }

            end = entry.End;
            tensors.Add(new(name, entry.Shape, MemoryMarshal.Cast<byte, float>(data[(int)entry.Begin..(int)end]).ToArray()));
        }

        return end == data.Length ? Right(tensors.ToSeq()) : Left($"{data.Length - end} bytes belong to no tensor");
    }

    private static byte[] Header(IReadOnlyList<NamedTensor> tensors, IReadOnlyList<(string Key, string Text)> metadata)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject(Metadata);
            foreach (var (key, text) in metadata)
            {
                json.WriteString(key, text);
            }

            json.WriteEndObject();
            var offset = 0L;
            foreach (var tensor in tensors)
            {
                json.WritePropertyName(tensor.Name);
                JsonSerializer.Serialize(json, SafeTensorsEntry.Create(tensor, ref offset));
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Data starts at a multiple of 8 bytes, so that readers may map it; JSON allows blanks at its end.</summary>
    private static byte[] Padded(byte[] header) => [.. header, .. Enumerable.Repeat((byte)' ', -header.Length & (LengthBytes - 1))];
}
