using System.Collections.Immutable;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Evolution;

/// <summary>Children that may be proposed: within the limits, new to the search, and no two alike. First fresh samples, then children of
/// the living population, or members of a first generation while nothing lives.</summary>
/// <param name="Evolution">Lets parents compete and varies them, also while its own first generation would last.</param>
/// <param name="Space">The space.</param>
/// <param name="View">What may be seen.</param>
/// <param name="Max">How many are wanted; a small or exhausted space gives fewer.</param>
/// <param name="Fresh">The share of fresh samples, in [0, 1].</param>
internal sealed record CandidatePool(RegularisedEvolution Evolution, SearchSpace Space, SearchView View, int Max, double Fresh)
    : IComputation<ImmutableArray<DraftedCandidate>>
{
    // Maximum number of drafts per requested candidate, so that a small or exhausted space does not loop forever.
    private const int DraftsPerCandidate = 3;

    private static readonly RandomSearch Samples = new();

    /// <summary>The children, in the order of drawing.</summary>
    public static ImmutableArray<DraftedCandidate> DrawCandidates(
        RegularisedEvolution evolution,
        SearchSpace space,
        SearchView view,
        int max,
        double fresh = 0
    ) =>
        space.Evaluator.Of(
            new CandidatePool(
                evolution,
                space,
                view with
                {
                    Assessments = ProxyAssessments.None,
                    Fit = default,
                    Expected = RecordedFits.None,
                    Attempt = 0,
                },
                max,
                fresh
            )
        );

    /// <inheritdoc/>
    public ImmutableArray<DraftedCandidate> Compute()
    {
        var population = View.LatestTrained(Evolution.Living);
        var stream = View.Shared.Child("children").Child(View.Trial);
        return Draw(drawn =>
            drawn < Fresh * Max ? Samples.Draft(Space, View, stream.Child(drawn))
            : population.IsEmpty ? RegularisedEvolution.DraftInitial(Space, View, drawn, stream.Child(drawn))
            : Evolution.DraftChild(Space, population, stream.Child(drawn))
        );
    }

    private ImmutableArray<DraftedCandidate> Draw(Func<int, Draft> draw)
    {
        var (children, texts) = (ImmutableArray.CreateBuilder<DraftedCandidate>(), new HashSet<string>(StringComparer.Ordinal));
        for (var drawn = 0; drawn < DraftsPerCandidate * Max && children.Count < Max; drawn++)
        {
            var draft = draw(drawn);
            if (draft.Candidate.Case is Candidate candidate && View.Allows(candidate) && texts.Add(candidate.Text))
            {
                children.Add(new(draft.Origin, candidate));
            }
        }

        return children.ToImmutable();
    }
}
