using LanguageExt;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Runs.Codecs;

/// <summary>The proxies of one architecture as JSON fields.</summary>
internal sealed record ReadingFields
{
    public required string? Architecture { get; init; }

    public required MetricFields[]? Values { get; init; }

    public double Seconds { get; init; }

    public string? Failure { get; init; }

    public static ReadingFields From(ProxyReading reading) => new()
    {
        Architecture = reading.Architecture,
        Values = reading.Values.Map(value => new MetricFields(value.Name, value.Value)).ToArray(),
        Seconds = reading.Seconds,
        Failure = reading.Failure.ToArray().FirstOrDefault(),
    };

    public ProxyReading ToReading() => new(Architecture ?? "", (Values ?? []).Map(value => new Metric(value.Name, value.Value)).ToSeq().Strict(), Seconds)
    {
        Failure = Failure is { } failure ? failure : Option<string>.None,
    };
}
