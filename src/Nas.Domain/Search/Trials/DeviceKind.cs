namespace Nas.Domain.Search.Trials;

/// <summary>What computes a training. Scores of different kinds differ by rounding.</summary>
public enum DeviceKind
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>A graphics processor of NVIDIA.</summary>
    Cuda,
}
