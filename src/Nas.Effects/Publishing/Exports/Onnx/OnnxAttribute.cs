using Nas.Effects.Publishing.Messages;

namespace Nas.Effects.Publishing.Exports.Onnx;

/// <summary>A named setting of an ONNX node.</summary>
internal sealed class OnnxAttribute
{
    // Field numbers of AttributeProto, and its types.
    private const int Name = 1,
        FloatField = 2,
        IntField = 3,
        IntsField = 8,
        Type = 20;
    private const int FloatType = 1,
        IntType = 2,
        IntsType = 7;

    private OnnxAttribute(ProtocolMessage message) => Message = message;

    /// <summary>Its AttributeProto.</summary>
    public ProtocolMessage Message { get; }

    public static OnnxAttribute Create(string name, long value) =>
        new(new ProtocolMessage().Text(Name, name).Integer(IntField, value).Integer(Type, IntType));

    public static OnnxAttribute Create(string name, float value) =>
        new(new ProtocolMessage().Text(Name, name).Float(FloatField, value).Integer(Type, FloatType));

    public static OnnxAttribute Create(string name, params int[] values)
    {
        var message = new ProtocolMessage().Text(Name, name);
        Array.ForEach(values, value => message.Integer(IntsField, value));
        return new(message.Integer(Type, IntsType));
    }
}
