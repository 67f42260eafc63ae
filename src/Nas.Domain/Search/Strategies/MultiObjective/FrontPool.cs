using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>Candidates that all trials of a round choose from: fresh samples and variants of the front, with what they may cost.</summary>
/// <param name="Space">The space.</param>
/// <param name="View">What may be seen at the round's first trial.</param>
/// <param name="Size">Candidates that are drawn.</param>
internal sealed record FrontPool(SearchSpace Space, SearchView View, int Size) : IComputation<ImmutableArray<PooledCandidate>>
{
    private const double FreshShare = 0.3;
    private const int MaxChanges = 3;

    /// <inheritdoc/>
    public ImmutableArray<PooledCandidate> Compute()
    {
        var known = SeenCosts.Of(View);
        var drawn = known.IsEmpty ? [] : Draw([.. SeenCosts.Front(known).Select(one => one.Trial)]);
        return drawn.IsEmpty
            ? []
            :
            [
                .. drawn.Zip(
                    new GoalForecast(Space, View, known).Outcomes([.. drawn.Select(one => one.Candidate)]),
                    (one, outcomes) => new PooledCandidate(one, outcomes)
                ),
            ];
    }

    private ImmutableArray<DraftedCandidate> Draw(ImmutableArray<Trial> parents)
    {
        var (found, texts) = (
            ImmutableArray.CreateBuilder<DraftedCandidate>(),
            new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal)
        );
        for (var i = 0; i < Size; i++)
        {
            var stream = View.Shared.Child("pool").Child(View.Trial).Child(i);
            var draft = i < FreshShare * Size ? new Draft(new Origin.Sampled(), Space.Sample(stream)) : Vary(parents, stream);
            if (draft.Candidate.Filter(View.Allows).Case is Candidate candidate && texts.Add(candidate.Text))
            {
                found.Add(new(draft.Origin, candidate));
            }
        }

        return found.ToImmutable();
    }

    private Draft Vary(ImmutableArray<Trial> parents, RandomStream stream)
    {
        var cursor = stream.Cursor();
        var parent = parents[cursor.NextInt(parents.Length)];
        var variant = parent.Proposal.Candidate;
        for (var change = 0; change == 0 || (change < MaxChanges && cursor.NextDouble() < 0.5); change++)
        {
            var changes = stream.Child(change);
            variant = variant.Bind(current => Space.Mutate(current, changes));
        }

        return new(new Origin.Mutated(parent.Number), variant);
    }
}
