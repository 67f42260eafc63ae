using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>How a network is trained: stochastic gradient descent with momentum and a cosine schedule over the epochs.</summary>
/// <param name="Epochs">Passes over the training data, at least 1.</param>
/// <param name="BatchSize">Examples of one step.</param>
/// <param name="LearningRate">The rate at the first step.</param>
/// <param name="Momentum">Momentum of the gradient.</param>
/// <param name="WeightDecay">L2 penalty.</param>
/// <param name="Patience">Epochs without a better score before training ends early, or none to train all of them.</param>
public sealed record TrainingRecipe(
    int Epochs,
    int BatchSize,
    double LearningRate,
    double Momentum,
    double WeightDecay,
    Option<int> Patience
)
{
    /// <summary>Processors that one operator may use. Sums depend on it, so it is a fact of the training.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The field's settings for these search spaces: batches of 256, rate 0.04, momentum 0.9, decay 3e-4.</summary>
    public static TrainingRecipe Default(int epochs) => new(epochs, 256, 0.04, 0.9, 3e-4, default);
}
