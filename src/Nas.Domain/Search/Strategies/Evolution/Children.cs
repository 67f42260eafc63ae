using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Evolution;

/// <summary>Draws distinct new candidates within the limits.</summary>
internal static class Children
{
    // Maximum number of drafts per requested candidate, so that a small or exhausted space does not loop forever.
    private const int Drafts = 3;

    private static readonly RandomSearch Samples = new();

    /// <summary>Up to a maximum number of candidates in the order of drawing: first fresh samples, then children of the current population,
    /// or initial members while there is none.</summary>
    /// <param name="evolution">Selects and varies parents, also during its own first generation.</param>
    /// <param name="space">The space.</param>
    /// <param name="view">The information that the decision may depend on.</param>
    /// <param name="most">Number of candidates requested.</param>
    /// <param name="fresh">The share of fresh samples, in [0, 1].</param>
    public static ImmutableArray<Child> Of(RegularisedEvolution evolution, SearchSpace space, SearchView view, int most, double fresh = 0)
    {
        var population = view.LatestScored(evolution.Population);
        var seen = view.Proposals.Take(view.Trial).Map(trial => (object)trial.Proposal).Concat(population.Map(trial => (object)trial)).ToArr();
        var stream = view.Shared.Child("children").Child(view.Trial);
        return space.Memory.Children.Of((evolution, most, fresh), stream, seen, () => Draw(most, view, drawn => drawn < fresh * most ? Samples.Draft(space, view, stream.Child(drawn))
            : population.IsEmpty ? RegularisedEvolution.Founder(space, view, drawn, stream.Child(drawn))
            : evolution.Child(space, population, stream.Child(drawn))));
    }

    private static ImmutableArray<Child> Draw(int most, SearchView view, Func<int, Draft> draw)
    {
        var (children, texts) = (ImmutableArray.CreateBuilder<Child>(), view.Texts.ToHashSet(StringComparer.Ordinal));
        for (var drawn = 0; drawn < Drafts * most && children.Count < most; drawn++)
        {
            var draft = draw(drawn);
            if (draft.Candidate.Case is SomeCase<Candidate>(var candidate) && view.Limits.Admit(candidate.Size) && texts.Add(candidate.Text))
            {
                children.Add(new(draft.Origin, candidate));
            }
        }

        return children.ToImmutable();
    }
}
