using System.Buffers.Binary;
using System.Text;

namespace Nas.Effects.Publishing.TensorBoard;

/// <summary>A protocol-buffers message under construction: fields in the order of the calls.</summary>
/// <remarks>See "Encoding" in the protocol buffers' documentation: a field's key is its number and its wire type, 0 for
/// variable-length integers, 1 for eight bytes, 2 for bytes with their length before them, 5 for four bytes.</remarks>
internal sealed class Message
{
    private readonly MemoryStream _bytes = new();

    public byte[] Bytes => _bytes.ToArray();

    public Message Integer(int field, long value)
    {
        Key(field, 0);
        Variable((ulong)value);
        return this;
    }

    public Message Double(int field, double value)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(eight, value);
        Key(field, 1);
        _bytes.Write(eight);
        return this;
    }

    public Message Single(int field, float value)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(four, value);
        Key(field, 5);
        _bytes.Write(four);
        return this;
    }

    public Message Text(int field, string value) => Raw(field, Encoding.UTF8.GetBytes(value));

    public Message Nested(int field, Message value) => Raw(field, value.Bytes);

    private Message Raw(int field, byte[] value)
    {
        Key(field, 2);
        Variable((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    private void Key(int field, int wireType) => Variable(((ulong)field << 3) | (uint)wireType);

    private void Variable(ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            _bytes.WriteByte((byte)(value | 0x80));
        }

        _bytes.WriteByte((byte)value);
    }
}
