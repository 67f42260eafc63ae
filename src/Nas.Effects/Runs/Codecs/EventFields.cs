namespace Nas.Effects.Runs.Codecs;

/// <summary>The payload of any event as flat fields, for JSON. Which fields belong to which kind: <see cref="EventText"/>.</summary>
internal sealed record EventFields
{
    public string? Recipe { get; init; }

    public string? Version { get; init; }

    public int? Trial { get; init; }

    public string? Architecture { get; init; }

    public long? Parameters { get; init; }

    public long? Macs { get; init; }

    public long? ActivationBytes { get; init; }

    public int? Nodes { get; init; }

    public string? Origin { get; init; }

    public string? Seed { get; init; }

    public int? Parent { get; init; }

    public int? Donor { get; init; }

    public int? Drafts { get; init; }

    public int? BeyondLimits { get; init; }

    public int? Repeated { get; init; }

    public int? Failed { get; init; }

    public ReadingFields[]? Readings { get; init; }

    public RecipeFields.TrainingFields? Training { get; init; }

    public VerdictFields? Outcome { get; init; }

    public string? Reason { get; init; }

    public int? FinalEpochs { get; init; }

    public int? Trials { get; init; }

    public int? Epochs { get; init; }

    public double? Minutes { get; init; }
}
