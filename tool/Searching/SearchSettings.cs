using LanguageExt;
using Nas.Domain.Learning.Curves;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Tool.Inputs;

namespace Nas.Tool.Searching;

/// <summary>The settings requested by the user, before task, grammar and seeds are resolved.</summary>
/// <param name="Data">The images.</param>
/// <param name="Grammar">A built-in grammar or a file.</param>
/// <param name="Seeds">Architectures to start from: built-in names or files; none for the usual one.</param>
/// <param name="Seed">The seed of all randomness.</param>
/// <param name="Strategy">How the next candidate is chosen.</param>
/// <param name="Lookahead">Maximum number of open trials.</param>
/// <param name="Limits">Hard limits on candidates.</param>
/// <param name="Training">How a candidate is trained.</param>
/// <param name="FinalEpochs">Epochs of the best network's final training; 0 for none.</param>
/// <param name="TrialLimits">Limits on time and memory of one trial.</param>
/// <param name="Budget">When the search ends.</param>
internal sealed record SearchSettings(
    TaskRequest Data,
    string Grammar,
    Option<Seq<string>> Seeds,
    Seed Seed,
    Strategy Strategy,
    int Lookahead,
    Limits Limits,
    TrainingRecipe Training,
    int FinalEpochs,
    TrialLimits TrialLimits,
    Budget Budget
)
{
    /// <summary>Processors for the final training.</summary>
    public int FinalThreads { get; init; } = 1;

    /// <summary>How training images are changed; none for what suits them.</summary>
    public Option<Augmentation> Augmentation { get; init; }

    /// <summary>What trials are ranked by; none for what suits the target.</summary>
    public Option<ScoreMetric> Metric { get; init; }

    /// <summary>How much classes are smoothed; none for what suits the target.</summary>
    public Option<double> LabelSmoothing { get; init; }

    /// <summary>How minutes are spent; none for trials of the length that the training says.</summary>
    public Option<Pacing> Pacing { get; init; }

    /// <summary>Whether children start with their parents' weights.</summary>
    public bool Inherits { get; init; }

    /// <summary>The objectives, where there are several.</summary>
    public Option<Goals> Goals { get; init; }

    /// <summary>Whether and where latency counts.</summary>
    public Option<LatencyRule> Latency { get; init; }

    /// <summary>The hyperparameters that are chosen with each architecture.</summary>
    public Option<TrainingSpace> Space { get; init; }

    /// <summary>What predicts how trainings end, so that some end early.</summary>
    public Option<CurvePredictor> Stopping { get; init; }

    /// <summary>The archive for the strategy's surrogate; none if it only learns from this task.</summary>
    public Option<SourceArchive> Archive { get; init; }
}
