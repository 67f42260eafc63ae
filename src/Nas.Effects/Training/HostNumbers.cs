using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>Numbers of a tensor in managed memory.</summary>
internal static class HostNumbers
{
    /// <summary>All of them, the last axis fastest.</summary>
    public static float[] Of(Tensor tensor)
    {
        using var there = tensor.to(ScalarType.Float32).cpu();
        return there.data<float>().ToArray();
    }
}
