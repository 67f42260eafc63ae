using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Codecs;

namespace Nas.Effects.Workers;

/// <summary>A trial's specification as JSON fields.</summary>
internal sealed record TrialSpecFields
{
    public int Trial { get; init; }

    public bool Final { get; init; }

    public required string Architecture { get; init; }

    public required RecipeFields.TaskFields Task { get; init; }

    public required RecipeFields.TrainingFields Training { get; init; }

    public required RecipeFields.TrialLimitFields Limits { get; init; }

    public long Seed { get; init; }

    public string? WeightsFile { get; init; }

    public static TrialSpecFields From(TrialSpec spec) => new()
    {
        Trial = spec.Trial,
        Final = spec.Phase == TrialPhase.Final,
        Architecture = spec.Architecture,
        Task = RecipeMapping.ToFields(spec.Task),
        Training = RecipeMapping.ToFields(spec.Training),
        Limits = RecipeMapping.ToFields(spec.Limits),
        Seed = spec.Seed.Value,
        WeightsFile = spec.WeightsFile.ToArray().FirstOrDefault(),
    };

    public TrialSpec ToSpec() => new(
        Trial,
        Final ? TrialPhase.Final : TrialPhase.Search,
        Architecture,
        RecipeMapping.ToTask(Task),
        RecipeMapping.ToTraining(Training, "training"),
        RecipeMapping.ToTrialLimits(Limits),
        new Seed(Seed))
    {
        WeightsFile = WeightsFile is { } file ? file : Option<string>.None,
    };
}
