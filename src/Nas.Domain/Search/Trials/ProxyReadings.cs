using System.Collections.Immutable;
using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The assessments of candidates so far. Immutable; equal when the same assessments were added in the same order.</summary>
public sealed class ProxyReadings : IEquatable<ProxyReadings>
{
    private readonly ImmutableDictionary<string, ProxyReading> _byText;

    private ProxyReadings(Lst<ProxyReading> all, ImmutableDictionary<string, ProxyReading> byText) => (All, _byText) = (all, byText);

    /// <summary>None.</summary>
    public static ProxyReadings None { get; } = new(Lst<ProxyReading>.Empty, ImmutableDictionary.Create<string, ProxyReading>(StringComparer.Ordinal));

    /// <summary>All assessments in the order in which they were added.</summary>
    public Lst<ProxyReading> All { get; }

    /// <summary>Whether a candidate was assessed.</summary>
    public bool Contains(string text) => _byText.ContainsKey(text);

    /// <summary>The distinct candidates that were not assessed.</summary>
    public ImmutableArray<Candidate> Unread(IEnumerable<Candidate> candidates) =>
        [.. candidates.Where(candidate => !Contains(candidate.Text)).DistinctBy(candidate => candidate.Text, StringComparer.Ordinal)];

    /// <summary>The readings of some candidates, in their order; those that were not read are left out.</summary>
    public Arr<ProxyReading> Among(IEnumerable<Candidate> candidates) =>
        candidates.Where(candidate => Contains(candidate.Text)).Select(candidate => _byText[candidate.Text]).ToArr();

    /// <summary>These readings and more; a candidate keeps its first one.</summary>
    public ProxyReadings Add(Seq<ProxyReading> more)
    {
        var fresh = more.Filter(reading => !Contains(reading.Architecture));
        return new(All.AddRange(fresh), fresh.Fold(_byText, (byText, reading) => byText.SetItem(reading.Architecture, reading)));
    }

    /// <summary>Some proxies of a candidate by name; NaN for an unknown one.</summary>
    public double[] Of(string text, ImmutableArray<string> names) => _byText.TryGetValue(text, out var reading)
        ? [.. names.Select(name => reading.Values.Find(value => string.Equals(value.Name, name, StringComparison.Ordinal)).Map(value => value.Value).IfNone(double.NaN))]
        : [.. names.Select(_ => double.NaN)];

    /// <inheritdoc/>
    public bool Equals(ProxyReadings? other) => ReferenceEquals(this, other) || (other is not null && All.Equals(other.All));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProxyReadings);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Count;
}
