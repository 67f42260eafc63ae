using System.Collections.Immutable;
using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The architectures of all trials by their texts, each with the first trial that proposed it. Immutable; equal when as many
/// trials were added, since it follows from them.</summary>
public sealed class ProposedArchitectures : IEquatable<ProposedArchitectures>
{
    private readonly ImmutableDictionary<string, int> _first;

    private ProposedArchitectures(ImmutableDictionary<string, int> first, int count) => (_first, Count) = (first, count);

    /// <summary>None.</summary>
    public static ProposedArchitectures None { get; } = new(ImmutableDictionary.Create<string, int>(StringComparer.Ordinal), 0);

    /// <summary>Trials that have an architecture.</summary>
    public int Count { get; }

    /// <summary>Whether a trial before this one proposed the architecture.</summary>
    public bool IsBefore(int trial, string text) => _first.TryGetValue(text, out var first) && first < trial;

    /// <summary>These and that of another proposal, if it has one.</summary>
    public ProposedArchitectures Add(Proposal proposal) =>
        proposal.Candidate.Match(
            candidate => new(_first.ContainsKey(candidate.Text) ? _first : _first.Add(candidate.Text, proposal.Trial), Count + 1),
            () => this
        );

    /// <inheritdoc/>
    public bool Equals(ProposedArchitectures? other) => Count == other?.Count;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProposedArchitectures);

    /// <inheritdoc/>
    public override int GetHashCode() => Count;
}
