namespace Nas.Domain.Search.Trials;

/// <summary>How gradients change weights.</summary>
public enum Optimiser
{
    /// <summary>Stochastic gradient descent with momentum; weight decay is an L2 penalty on all parameters.</summary>
    Sgd,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019), which spares vectors: the scales and shifts of norms, and
    /// biases. Momentum is the decay of the first moment.</summary>
    AdamW,
}
