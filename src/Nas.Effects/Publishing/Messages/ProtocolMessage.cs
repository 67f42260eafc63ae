using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Nas.Effects.Publishing.Messages;

/// <summary>A protocol-buffers message under construction: fields in the order in which they are added, without a schema.</summary>
internal sealed class ProtocolMessage
{
    private readonly MemoryStream _bytes = new();
    private readonly CodedOutputStream _fields;

    public ProtocolMessage() => _fields = new(_bytes, leaveOpen: true);

    /// <summary>An integer or enumeration.</summary>
    public ProtocolMessage Integer(int field, long value)
    {
        _fields.WriteTag(field, WireFormat.WireType.Varint);
        _fields.WriteInt64(value);
        return this;
    }

    /// <summary>A float32.</summary>
    public ProtocolMessage Float(int field, float value)
    {
        _fields.WriteTag(field, WireFormat.WireType.Fixed32);
        _fields.WriteFloat(value);
        return this;
    }

    /// <summary>A float64.</summary>
    public ProtocolMessage Double(int field, double value)
    {
        _fields.WriteTag(field, WireFormat.WireType.Fixed64);
        _fields.WriteDouble(value);
        return this;
    }

    /// <summary>A text.</summary>
    public ProtocolMessage Text(int field, string value) => Data(field, ByteString.CopyFromUtf8(value));

    /// <summary>Raw little-endian numbers.</summary>
    public ProtocolMessage Numbers<T>(int field, ReadOnlySpan<T> numbers)
        where T : unmanaged => Data(field, ByteString.CopyFrom(MemoryMarshal.AsBytes(numbers)));

    /// <summary>A message inside this one.</summary>
    public ProtocolMessage Message(int field, ProtocolMessage message) => Data(field, UnsafeByteOperations.UnsafeWrap(message.Written));

    /// <summary>The bytes of all fields added so far.</summary>
    public byte[] ToArray() => Written.ToArray();

    private ReadOnlyMemory<byte> Written
    {
        get
        {
            _fields.Flush();
            return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
        }
    }

    private ProtocolMessage Data(int field, ByteString data)
    {
        _fields.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _fields.WriteBytes(data);
        return this;
    }
}
