using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>One argument of an operator call. <c>default</c> is none.</summary>
internal readonly struct Argument
{
    /// <summary>The tensor, list or UTF-8 text; null for numbers.</summary>
    internal readonly object? Reference;

    /// <summary>The number, or the device's type.</summary>
    internal readonly long Bits;

    /// <summary>The length of a list or text, or the device's index.</summary>
    internal readonly int Length;

    internal readonly ValueTag Tag;

    private Argument(ValueTag tag, long bits) => (Tag, Bits) = (tag, bits);

    private Argument(ValueTag tag, object reference, int length) => (Tag, Reference, Length) = (tag, reference, length);

    private Argument(Device device) => (Tag, Bits, Length) = (ValueTag.Device, (long)device.type, device.index);

    internal static Argument None => default;

    internal static Argument Optionals(Tensor?[] tensors) => new(ValueTag.OptionalTensorList, tensors, tensors.Length);

    public static implicit operator Argument(Tensor? tensor) => tensor is null ? default : new(ValueTag.Tensor, tensor, 0);
    public static implicit operator Argument(long value) => new(ValueTag.Int, value);
    public static implicit operator Argument(long? value) => value is { } v ? v : default(Argument);
    public static implicit operator Argument(double value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Argument(bool value) => new(ValueTag.Bool, value ? 1 : 0);
    public static implicit operator Argument(long[]? values) => values is null ? default : new(ValueTag.IntList, values, values.Length);
    public static implicit operator Argument(Tensor[] tensors) => new(ValueTag.TensorList, tensors, tensors.Length);
    public static implicit operator Argument(byte[] text) => new(ValueTag.String, text, text.Length);
    public static implicit operator Argument(Scalar value) => new(value.Tag, value.Bits);
    public static implicit operator Argument(Scalar? value) => value is { } v ? v : default(Argument);
    public static implicit operator Argument(ScalarType type) => new(ValueTag.Int, (long)type);
    public static implicit operator Argument(ScalarType? type) => type is { } t ? t : default(Argument);
    public static implicit operator Argument(Device? device) => device is null ? default : new(device);
}
