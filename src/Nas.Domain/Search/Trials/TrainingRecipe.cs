using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>How a network is trained. The fields that are not parameters have the values of plain stochastic gradient descent.</summary>
/// <param name="Epochs">Passes over the training data, at least 1.</param>
/// <param name="BatchSize">Examples of one step.</param>
/// <param name="LearningRate">The highest rate.</param>
/// <param name="Momentum">Momentum of the gradient.</param>
/// <param name="WeightDecay">L2 penalty, or decoupled decay.</param>
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

    /// <summary>What computes it.</summary>
    public DeviceKind Device { get; init; }

    /// <summary>How exactly it computes.</summary>
    public Precision Precision { get; init; }

    /// <summary>How gradients change weights.</summary>
    public Optimiser Optimiser { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public RateSchedule Schedule { get; init; }

    /// <summary>The steps of the training where they are not those of all its epochs.</summary>
    public Option<StepPlan> Steps { get; init; }

    /// <summary>The share of the target that all classes have alike, in [0, 1) (Szegedy et al., 2016).</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>The largest norm of a gradient, to which longer ones are scaled down; none for no limit.</summary>
    public Option<double> ClipNorm { get; init; }

    /// <summary>How much of the averaged weights each step keeps, in [0, 1): the average is what is scored. 0 scores the last weights.</summary>
    public double Averaging { get; init; }

    /// <summary>How training images are changed.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>What the network is scored by.</summary>
    public ScoreMetric Metric { get; init; }

    /// <summary>Whether an image of a rare class counts more in the loss, so that all classes count alike.</summary>
    public bool BalancesClasses { get; init; }

    /// <summary>The number of folds: the score is the mean over trainings each of which leaves out one; none to score on the validation
    /// images.</summary>
    public Option<int> Folds { get; init; }

    /// <summary>When the training ends early because others were ahead; none to train to the end.</summary>
    public Option<CurveStop> Stop { get; init; }

    /// <summary>The field's settings for these search spaces: batches of 256, rate 0.04, momentum 0.9, decay 3e-4.</summary>
    public static TrainingRecipe Default(int epochs) => new(epochs, 256, 0.04, 0.9, 3e-4, default);
}
