using System.Collections.Immutable;
using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>What fitted models said of architectures, by name. Immutable; equal when the same was added in the same order.</summary>
public sealed class RecordedFits : IEquatable<RecordedFits>
{
    private readonly ImmutableDictionary<string, ImmutableArray<(int Trial, double Score)>> _byText;

    private RecordedFits(Lst<FitResult> all, ImmutableDictionary<string, ImmutableArray<(int Trial, double Score)>> byText) =>
        (All, _byText) = (all, byText);

    /// <summary>None.</summary>
    public static RecordedFits None { get; } =
        new(Lst<FitResult>.Empty, ImmutableDictionary.Create<string, ImmutableArray<(int Trial, double Score)>>(StringComparer.Ordinal));

    /// <summary>Those that named architectures, in the order in which they were added.</summary>
    public Lst<FitResult> All { get; }

    /// <summary>The score of an architecture that a fit for one of some trials gave.</summary>
    /// <param name="text">The architecture.</param>
    /// <param name="from">The first of the trials.</param>
    /// <param name="before">The trial after the last.</param>
    public Option<double> Find(string text, int from, int before)
    {
        foreach (var (trial, score) in _byText.GetValueOrDefault(text, []))
        {
            if (trial >= from && trial < before)
            {
                return score;
            }
        }

        return default;
    }

    /// <summary>These and one more; one that names no architectures is left out.</summary>
    public RecordedFits Add(FitResult fit) =>
        fit.Architectures.IsEmpty
            ? this
            : new(
                All.Add(fit),
                fit.Architectures.Zip(fit.Scores)
                    .Fold(
                        _byText,
                        (byText, said) => byText.SetItem(said.Item1, byText.GetValueOrDefault(said.Item1, []).Add((fit.Trial, said.Item2)))
                    )
            );

    /// <inheritdoc/>
    public bool Equals(RecordedFits? other) => ReferenceEquals(this, other) || (other is not null && All.Equals(other.All));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RecordedFits);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Count;
}
