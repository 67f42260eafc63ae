using System.Collections.Immutable;
using LanguageExt;

namespace Nas.Domain.Search;

/// <summary>Draws children that may be proposed: within the limits, new to the search, and no two alike.</summary>
internal static class Children
{
    // Drafts for each child wanted; the rest of a small or exhausted space is not searched for.
    private const int Drafts = 3;

    private static readonly RandomSearch Random = new();

    /// <summary>Up to so many children of a strategy, in the order of drawing.</summary>
    public static ImmutableArray<Child> Of(Strategy strategy, SearchSpace space, SearchView view, int most, double fresh = 0)
    {
        var (stream, children) = (view.Shared.Child("children").Child(view.Trial), ImmutableArray.CreateBuilder<Child>());
        var texts = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        for (var drawn = 0; drawn < Drafts * most && children.Count < most; drawn++)
        {
            var draft = children.Count < fresh * most ? Random.Draft(space, view, stream.Child(drawn)) : strategy.Draft(space, view, stream.Child(drawn));
            if (draft.Candidate.Case is SomeCase<Candidate>(var candidate) && view.Admits(candidate) && texts.Add(candidate.Text))
            {
                children.Add(new(draft.Origin, candidate));
            }
        }

        return children.ToImmutable();
    }
}
