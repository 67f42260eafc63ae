using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Nas.Effects.Engine;

/// <summary>Tensors made of numbers in managed memory.</summary>
/// <remarks>TorchSharp's own <c>tensor</c> keeps them in a managed array, at any multiple of 8 bytes, and the sums of a matrix product
/// depend on that. These copy the numbers into memory of libtorch, where all tensors begin at multiples of 64.</remarks>
internal static class FromArrays
{
    /// <summary>A tensor of numbers of single precision.</summary>
    public static Tensor Tensor(ReadOnlySpan<float> numbers, params ReadOnlySpan<long> shape) => Copy(numbers, shape, ScalarType.Float32);

    /// <summary>A tensor of numbers of double precision.</summary>
    public static Tensor Tensor(ReadOnlySpan<double> numbers, params ReadOnlySpan<long> shape) => Copy(numbers, shape, ScalarType.Float64);

    /// <summary>A tensor of whole numbers.</summary>
    public static Tensor Tensor(ReadOnlySpan<long> numbers, params ReadOnlySpan<long> shape) => Copy(numbers, shape, ScalarType.Int64);

    private static Tensor Copy<T>(ReadOnlySpan<T> numbers, ReadOnlySpan<long> shape, ScalarType type)
        where T : unmanaged
    {
        var made = empty(shape, type);
        MemoryMarshal.AsBytes(numbers).CopyTo(made.bytes);
        return made;
    }
}
