using System.Collections.Immutable;
using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The assessments of candidates so far. Immutable; equal when the same assessments were added in the same order.</summary>
public sealed class ProxyAssessments : IEquatable<ProxyAssessments>
{
    private readonly ImmutableDictionary<string, ProxyAssessment> _byText;

    private ProxyAssessments(Lst<ProxyAssessment> all, ImmutableDictionary<string, ProxyAssessment> byText) =>
        (All, _byText) = (all, byText);

    /// <summary>None.</summary>
    public static ProxyAssessments None { get; } =
        new(Lst<ProxyAssessment>.Empty, ImmutableDictionary.Create<string, ProxyAssessment>(StringComparer.Ordinal));

    /// <summary>All assessments in the order in which they were added.</summary>
    public Lst<ProxyAssessment> All { get; }

    /// <summary>Whether a candidate was assessed.</summary>
    public bool Contains(string text) => _byText.ContainsKey(text);

    /// <summary>The distinct candidates that were not assessed.</summary>
    public ImmutableArray<Candidate> Unassessed(IEnumerable<Candidate> candidates) =>
        [.. candidates.Where(candidate => !Contains(candidate.Text)).DistinctBy(candidate => candidate.Text, StringComparer.Ordinal)];

    /// <summary>The readings of some candidates, in their order; those that were not read are left out.</summary>
    public Arr<ProxyAssessment> Among(IEnumerable<Candidate> candidates) =>
        candidates.Where(candidate => Contains(candidate.Text)).Select(candidate => _byText[candidate.Text]).ToArr();

    /// <summary>These readings and more; a candidate keeps its first one.</summary>
    public ProxyAssessments Add(Seq<ProxyAssessment> more)
    {
        var fresh = more.Filter(assessment => !Contains(assessment.Architecture));
        return new(All.AddRange(fresh), fresh.Fold(_byText, (byText, assessment) => byText.SetItem(assessment.Architecture, assessment)));
    }

    /// <summary>Some proxies of a candidate by name; NaN for an unknown one.</summary>
    public double[] ValuesOf(string text, ImmutableArray<string> names) =>
        _byText.TryGetValue(text, out var assessment)
            ?
            [
                .. names.Select(name =>
                    assessment
                        .Values.Find(value => string.Equals(value.Name, name, StringComparison.Ordinal))
                        .Map(value => value.Value)
                        .IfNone(double.NaN)
                ),
            ]
            : [.. names.Select(_ => double.NaN)];

    /// <inheritdoc/>
    public bool Equals(ProxyAssessments? other) => ReferenceEquals(this, other) || (other is not null && All.Equals(other.All));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProxyAssessments);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Count;
}
