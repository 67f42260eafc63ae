using LanguageExt;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Trials;

/// <summary>A trial as a value: all that running it needs. Equal specifications give equal verdicts on equal machines.</summary>
/// <param name="Trial">The trial's number.</param>
/// <param name="Phase">What it is for.</param>
/// <param name="Architecture">The canonical text.</param>
/// <param name="Task">The data.</param>
/// <param name="Training">How to train.</param>
/// <param name="Limits">What it may use of the machine.</param>
/// <param name="Seed">The search's seed.</param>
public sealed record TrialSpec(
    int Trial,
    TrialPhase Phase,
    string Architecture,
    TaskReference Task,
    TrainingRecipe Training,
    TrialLimits Limits,
    Seed Seed
)
{
    /// <summary>Epochs, where the decision says them instead of the recipe. <see cref="Training"/> has them, too.</summary>
    public Option<int> Epochs { get; init; }

    /// <summary>Whether and where the latency counts; none where it does not.</summary>
    public Option<LatencyRule> Latency { get; init; }

    /// <summary>A file to leave the trained weights in, as safetensors; none leaves none. The verdict does not depend on it.</summary>
    public Option<string> WeightsFile { get; init; }

    /// <summary>A folder of trained weights, each file named after its hash: the trial finds there what it inherits, and leaves there its
    /// own; none to leave none.</summary>
    public Option<string> WeightsFolder { get; init; }

    /// <summary>The hash of the weights to start with; none for fresh ones.</summary>
    public Option<string> Inherits { get; init; }

    /// <summary>Seconds after which the training ends; none to train all steps.</summary>
    public Option<double> Seconds { get; init; }

    /// <summary>The trial's own random numbers: seed / "trial" or "final" / number.</summary>
    public RandomStream Stream => RandomStream.FromSeed(Seed).Child(Phase == TrialPhase.Search ? "trial" : "final").Child(Trial);
}
