using LanguageExt;
using Nas.Domain.Randomness;
using Nas.Domain.Search;
using Nas.Domain.Tensors;

namespace Nas.Effects.Trials;

/// <summary>A trial's specification as JSON fields.</summary>
internal sealed record TrialSpecFields
{
    public int Trial { get; init; }

    public bool Final { get; init; }

    public required string Architecture { get; init; }

    public required string Task { get; init; }

    public string? Data { get; init; }

    public required string Fingerprint { get; init; }

    public required string Input { get; init; }

    public int Classes { get; init; }

    public string? Resize { get; init; }

    public string? Label { get; init; }

    public int Epochs { get; init; }

    public int BatchSize { get; init; }

    public double LearningRate { get; init; }

    public double Momentum { get; init; }

    public double WeightDecay { get; init; }

    public int? Patience { get; init; }

    public double WallSeconds { get; init; }

    public long MemoryBytes { get; init; }

    public double SilenceSeconds { get; init; }

    public long Seed { get; init; }

    public string? WeightsFile { get; init; }

    public static TrialSpecFields From(TrialSpec spec) => new()
    {
        Trial = spec.Trial,
        Final = spec.Phase == TrialPhase.Final,
        Architecture = spec.Architecture,
        Task = spec.Task.Name,
        Data = spec.Task.Data.ToArray().FirstOrDefault(),
        Fingerprint = spec.Task.Fingerprint,
        Input = spec.Task.Input,
        Classes = spec.Task.Classes,
        Resize = spec.Task.Resize.Map(size => size.ToString()).ToArray().FirstOrDefault(),
        Label = spec.Task.Label.ToArray().FirstOrDefault(),
        Epochs = spec.Training.Epochs,
        BatchSize = spec.Training.BatchSize,
        LearningRate = spec.Training.LearningRate,
        Momentum = spec.Training.Momentum,
        WeightDecay = spec.Training.WeightDecay,
        Patience = spec.Training.Patience.ToNullable(),
        WallSeconds = spec.Limits.WallSeconds,
        MemoryBytes = spec.Limits.MemoryBytes,
        SilenceSeconds = spec.Limits.SilenceSeconds,
        Seed = spec.Seed.Value,
        WeightsFile = spec.WeightsFile.ToArray().FirstOrDefault(),
    };

    public TrialSpec ToSpec() => new(
        Trial,
        Final ? TrialPhase.Final : TrialPhase.Search,
        Architecture,
        new TaskReference(Task, Data is { } data ? data : Option<string>.None, Fingerprint, Input, Classes)
        {
            Resize = Resize is { } size ? ImageSize.Parse(size).ToOption() : Option<ImageSize>.None,
            Label = Label is { } label ? label : Option<string>.None,
        },
        new Training(Epochs, BatchSize, LearningRate, Momentum, WeightDecay, Patience.ToOption()),
        new TrialLimits(WallSeconds, MemoryBytes, SilenceSeconds),
        new Seed(Seed))
    {
        WeightsFile = WeightsFile is { } file ? file : Option<string>.None,
    };
}
