using LanguageExt;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;
using Settings = Nas.Domain.Search.Trials.TrainingRecipe;

namespace Nas.Effects.Training;

/// <summary>A training as a value. Equal jobs give equal weights and scores on equal machines with equal thread counts.</summary>
/// <param name="Network">What to train; fused networks train faster and start from the same weights.</param>
/// <param name="Settings">How to train.</param>
/// <param name="Train">Images to fit weights on.</param>
/// <param name="Validation">Images to score by; none in a final training, which the test images score.</param>
/// <param name="Stream">The trial's own random numbers: initial weights and the order of images.</param>
public sealed record TrainingJob(
    Network Network, Settings Settings, ImageSet Train, Option<ImageSet> Validation, RandomStream Stream)
{
    /// <summary>Images for the accuracy that is reported once, at the end, and never chosen by.</summary>
    public Option<ImageSet> Test { get; init; }

    /// <summary>Where tensors live: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Whether to score after every epoch, for the learning curve, and not after the last alone. Patience implies it.</summary>
    public bool ScoresEveryEpoch { get; init; }

    /// <summary>Whether the outcome brings the trained weights along.</summary>
    public bool KeepsWeights { get; init; }

    /// <summary>Images of one batch of an evaluation; no result depends on it beyond rounding.</summary>
    public int EvaluationBatch { get; init; } = 128;

    /// <summary>Images to train and to score on that are on the device already, and stay there; none places those of the job.</summary>
    internal PlacedImages? Placed { get; init; }

    /// <summary>Told the state of things every few steps and after every epoch; also a sign of life.</summary>
    public Action<TrainingProgress> Report { get; init; } = _ => { };
}
