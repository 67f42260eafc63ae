using System.Text.Json.Serialization;
using Nas.Effects.Training.Execution;

namespace Nas.Effects.Training.Models;

/// <summary>The header entry of one tensor.</summary>
/// <param name="Type">Type of its numbers; only <c>F32</c> is supported.</param>
/// <param name="Shape">Sizes of its axes.</param>
/// <param name="Offsets">First byte and byte after the last, counted from the end of the header.</param>
internal sealed record SafeTensorsEntry(
    [property: JsonPropertyName("dtype"), JsonRequired] string Type,
    [property: JsonPropertyName("shape"), JsonRequired] long[] Shape,
    [property: JsonPropertyName("data_offsets"), JsonRequired] long[] Offsets
)
{
    private const string Float32 = "F32";

    /// <summary>The value of <c>null</c> in a header.</summary>
    public static SafeTensorsEntry Null { get; } = new("null", [], []);

    /// <summary>First byte of the data.</summary>
    [JsonIgnore]
    public long Begin => Offsets is [var begin, _] ? begin : -1;

    /// <summary>The byte after the last.</summary>
    [JsonIgnore]
    public long End => Offsets is [_, var end] ? end : -1;

    /// <summary>The entry of a tensor whose data start at an offset, which is advanced to their end.</summary>
    public static SafeTensorsEntry Create(NamedTensor tensor, ref long offset)
    {
        var begin = offset;
        offset += sizeof(float) * (long)tensor.Values.Length;
        return new(Float32, [.. tensor.Shape], [begin, offset]);
    }

    /// <summary>The error in the entry, given the required offset of its data and the length of the file; null if it is valid.</summary>
    public string? Fault(long start, long length) =>
        Type != Float32 ? $"has the type {Type}; only {Float32} is supported"
        : Begin != start ? $"starts at byte {Begin} of the data and not at {start}, where the one before ends"
        : End > length || End < Begin ? $"ends at byte {End} of {length}"
        : Shape is null || Shape.Any(size => size < 0) ? "has no valid shape"
        : Shape.Aggregate((UInt128)sizeof(float), (bytes, size) => UInt128.Min(bytes, ulong.MaxValue) * (ulong)size)
        != (UInt128)(End - Begin)
            ? $"has {End - Begin} bytes of data, which does not match its shape {string.Join('x', Shape)}"
        : null;
}
