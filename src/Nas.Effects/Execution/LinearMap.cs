using Nas.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Nas.Effects.Execution;

/// <summary>A linear map of the last axis, by the library that is faster at it.</summary>
/// <remarks>Products of matrices are OpenBLAS's, convolutions oneDNN's, which always makes code for the processor at hand. With
/// equal vectors OpenBLAS is ahead by some percent; told to use kernels of an older processor, it takes one and a half times as long.</remarks>
internal static class LinearMap
{
    /// <summary>Least places of a sample, below which the convolution's own order of the weights costs more than it saves.</summary>
    private const int LeastPlaces = 4;

    /// <summary>Least numbers in and out of a place, likewise.</summary>
    private const int LeastNumbers = 32;

    /// <summary>x·weightᵀ + bias.</summary>
    /// <param name="x">[batch, …, in].</param>
    /// <param name="weight">[out, in].</param>
    /// <param name="bias">[out], or null for none.</param>
    public static Tensor Apply(Tensor x, Tensor weight, Tensor? bias) =>
        Backend.HasNarrowProducts && Pays(x, weight) ? AsConvolution(x, weight, bias) : functional.linear(x, weight, bias);

    /// <summary>The same of [batch, places, in] as a 1×1 convolution, whose pixels are the places with their numbers side by side: nothing is copied.</summary>
    internal static Tensor AsConvolution(Tensor x, Tensor weight, Tensor? bias)
    {
        using var scope = NewDisposeScope();
        var pixels = x.contiguous().unsqueeze(2).permute(0, 3, 1, 2);
        return functional.conv2d(pixels, weight.view(weight.shape[0], -1, 1, 1), bias).permute(0, 2, 3, 1).flatten(2, 3).MoveToOuterDisposeScope();
    }

    private static bool Pays(Tensor x, Tensor weight) =>
        x.ndim == 3 && x.shape[1] >= LeastPlaces && Math.Min(weight.shape[0], weight.shape[1]) >= LeastNumbers
        && x.dtype == ScalarType.Float32 && x.device.type == TorchSharp.DeviceType.CPU;
}
