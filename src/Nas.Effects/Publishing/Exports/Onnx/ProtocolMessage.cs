using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Nas.Effects.Publishing.Exports.Onnx;

/// <summary>A protocol buffer message under construction: fields in the wire format, in the order they are added.</summary>
/// <remarks>Only the subset of the format that ONNX files need; no reader, no schema.</remarks>
internal sealed class ProtocolMessage
{
    private const int Varint = 0;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private readonly MemoryStream _bytes = new();

    /// <summary>The bytes written so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    /// <summary>An integer or enumeration.</summary>
    public ProtocolMessage Integer(int field, long value)
    {
        Tag(field, Varint);
        WriteVarint((ulong)value);
        return this;
    }

    /// <summary>A float32.</summary>
    public ProtocolMessage Float(int field, float value)
    {
        Tag(field, Fixed32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>A text.</summary>
    public ProtocolMessage Text(int field, string value) => Data(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Raw little-endian numbers.</summary>
    public ProtocolMessage Numbers<T>(int field, ReadOnlySpan<T> numbers)
        where T : unmanaged => Data(field, MemoryMarshal.AsBytes(numbers));

    /// <summary>A message inside this one.</summary>
    public ProtocolMessage Message(int field, ProtocolMessage message) => Data(field, message.Bytes);

    private ProtocolMessage Data(int field, ReadOnlySpan<byte> data)
    {
        Tag(field, Delimited);
        WriteVarint((ulong)data.Length);
        _bytes.Write(data);
        return this;
    }

    private void Tag(int field, int type) => WriteVarint((ulong)(field << 3 | type));

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.WriteByte((byte)(value | 0x80));
        }

        _bytes.WriteByte((byte)value);
    }
}
