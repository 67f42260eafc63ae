namespace Nas.Domain.Architectures.Operations;

/// <summary>The nonlinearities. The catalogue has all but the last, which only networks made by hand have.</summary>
public enum ActivationFunction
{
    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x for x ≥ 0, else 0.01·x.</summary>
    LeakyRelu,

    /// <summary>Softmax over the last axis (W of an image, D of columns).</summary>
    Softmax,

    /// <summary>x·Φ(x), Φ being the standard normal distribution function.</summary>
    Gelu,
}
