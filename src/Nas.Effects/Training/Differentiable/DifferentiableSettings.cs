namespace Nas.Effects.Training.Differentiable;

/// <summary>How a differentiable search is run; the usual values are those of DARTS (Liu et al., 2019).</summary>
/// <param name="Epochs">Passes over the training images at most.</param>
/// <param name="Batch">Images of a step.</param>
public sealed record DifferentiableSettings(int Epochs, int Batch)
{
    /// <summary>Learning rate of the network, by SGD.</summary>
    public double WeightRate { get; init; } = 0.025;

    /// <summary>Learning rate of the weights of alternatives, by Adam.</summary>
    public double ShareRate { get; init; } = 3e-4;
}
