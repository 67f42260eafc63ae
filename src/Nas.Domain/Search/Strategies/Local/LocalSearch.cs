using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Local;

/// <summary>Local search (White, Nolen and Savani, UAI 2021): mutants of the best network of a climb, until a number of them in a row
/// were no better; then a fresh sample begins another climb.</summary>
/// <remarks>A climb continues from a better mutant immediately, without trying all of its parent's neighbours first.</remarks>
/// <param name="Patience">Number of trials without improvement that end a climb; at least 1. A cell of NAS-Bench-201 has 24
/// neighbours.</param>
public sealed record LocalSearch(int Patience) : Strategy
{
    /// <summary>About the number of neighbours of a NAS-Bench-201 cell.</summary>
    public const int StandardPatience = 24;

    /// <inheritdoc/>
    public override StrategyKind Kind => LocalSearchKind.Value;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream) =>
        Climb(view).Case is Trial top
            ? new(new Origin.Mutated(top.Number), top.Proposal.Candidate.Bind(c => space.Mutate(c, stream.Child("mutate"))))
            : new(new Origin.Sampled(), space.Sample(stream.Child("sample")));

    /// <summary>The best trial of the current climb; none when a new climb has to start.</summary>
    private Option<Trial> Climb(SearchView view)
    {
        var (top, failures) = (default(Trial), 0);
        foreach (var trial in view.LatestScored(view.Trial))
        {
            var begins = top is null || (failures >= Patience && trial.Proposal.Origin is not Origin.Mutated);
            (top, failures) = begins || Trial.IsBetter(trial, top!) ? (trial, 0) : (top, failures + 1);
        }

        return failures < Patience ? Prelude.Optional(top!) : Prelude.None;
    }
}
