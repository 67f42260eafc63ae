using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Codecs;

namespace Nas.Effects.Workers;

/// <summary>A reading's specification as JSON fields.</summary>
internal sealed record ReadingSpecFields
{
    public required string Architecture { get; init; }

    public required string[] Proxies { get; init; }

    public required RecipeFields.TaskFields Task { get; init; }

    public required RecipeFields.TrialLimitFields Limits { get; init; }

    public long Seed { get; init; }

    public static ReadingSpecFields From(ReadingSpec spec) => new()
    {
        Architecture = spec.Architecture,
        Proxies = [.. spec.Proxies],
        Task = RecipeMapping.ToFields(spec.Task),
        Limits = RecipeMapping.ToFields(spec.Limits),
        Seed = spec.Seed.Value,
    };

    public ReadingSpec ToSpec() =>
        new(Architecture, Proxies.ToSeq().Strict(), RecipeMapping.ToTask(Task), RecipeMapping.ToTrialLimits(Limits), new Seed(Seed));
}
