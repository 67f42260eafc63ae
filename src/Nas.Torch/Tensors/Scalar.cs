using TorchSharp.Native;

namespace TorchSharp;

/// <summary>A number as an operand: an integer, a truth value or a double.</summary>
public readonly struct Scalar : IDisposable
{
    internal readonly long Bits;
    internal readonly ValueTag Tag;

    internal Scalar(ValueTag tag, long bits) => (Tag, Bits) = (tag, bits);

    public static implicit operator Scalar(int value) => new(ValueTag.Int, value);
    public static implicit operator Scalar(long value) => new(ValueTag.Int, value);
    public static implicit operator Scalar(bool value) => new(ValueTag.Bool, value ? 1 : 0);
    public static implicit operator Scalar(float value) => (double)value;
    public static implicit operator Scalar(double value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Nothing to release; here because TorchSharp's scalars have it.</summary>
    public void Dispose()
    {
    }

    internal double AsDouble => Tag == ValueTag.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsInt64 => Tag == ValueTag.Double ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;
}
