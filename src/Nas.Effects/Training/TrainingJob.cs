using LanguageExt;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;
using Nas.Effects.Training.Execution;
using Settings = Nas.Domain.Search.Trials.TrainingRecipe;

namespace Nas.Effects.Training;

/// <summary>The full specification of a training. Equal jobs give equal weights and scores on equal machines with equal thread
/// counts.</summary>
/// <param name="Network">The network; fused networks train faster and start from the same weights.</param>
/// <param name="Settings">How to train.</param>
/// <param name="Train">Images to fit weights on.</param>
/// <param name="Validation">Images for the score; none in a final training, which is scored on the test images.</param>
/// <param name="Stream">The trial's own random numbers: initial weights and the order of images.</param>
public sealed record TrainingJob(Network Network, Settings Settings, ImageSet Train, Option<ImageSet> Validation, RandomStream Stream)
{
    /// <summary>Images for the accuracy that is reported once at the end and never used for selection.</summary>
    public Option<ImageSet> Test { get; init; }

    /// <summary>Weights to start with, where a tensor of the network has a namesake of its shape among them.</summary>
    public Option<IReadOnlyList<NamedTensor>> Inherited { get; init; }

    /// <summary>Seconds after which the training ends, scoring included; none to train as many steps as the settings say.</summary>
    public Option<double> Seconds { get; init; }

    /// <summary>Where tensors live: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Whether to score after every epoch, for the learning curve, and not only after the last one. Patience implies it.</summary>
    public bool ScoresEveryEpoch { get; init; }

    /// <summary>Whether the outcome includes the trained weights.</summary>
    public bool KeepsWeights { get; init; }

    /// <summary>Images of one batch of an evaluation; no result depends on it beyond rounding.</summary>
    public int EvaluationBatch { get; init; } = 128;

    /// <summary>Images that are already on the device, and stay there; none to move those of the job there.</summary>
    internal PlacedImages? Placed { get; init; }

    /// <summary>Called every few steps and after every epoch.</summary>
    public Action<TrainingProgress> Report { get; init; } = _ => { };
}
