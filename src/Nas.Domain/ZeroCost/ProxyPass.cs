namespace Nas.Domain.ZeroCost;

/// <summary>The runs of a network that proxies are read from; every proxy needs one, and all proxies of one share it.</summary>
public enum ProxyPass
{
    /// <summary>No run: the network's description is enough.</summary>
    Structure,

    /// <summary>No run: the initial weights are enough.</summary>
    Weights,

    /// <summary>One forward pass of the batch in training mode, every layer's output kept, and the backward passes that start from
    /// it.</summary>
    Batch,

    /// <summary>A forward and a backward pass of each half of the batch in training mode.</summary>
    Halves,

    /// <summary>The batch as single samples: a forward pass in evaluation mode and backward passes to the layers' outputs.</summary>
    Samples,

    /// <summary>Absolute weights, an input of ones, no normalisation: a forward and a backward pass of one sample in double
    /// precision.</summary>
    Ones,

    /// <summary>Normal weights and two noisy inputs: two forward passes.</summary>
    Noise,

    /// <summary>Kaiming weights and a normal input: a forward pass, and backward through one block at a time.</summary>
    Blocks,
}
