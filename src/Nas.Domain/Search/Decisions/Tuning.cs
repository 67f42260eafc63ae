using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The hyperparameters of a draft, which go the way of its architecture: fresh with a fresh sample, mutated with a mutant, mixed
/// with a cross. So every strategy searches both.</summary>
internal static class Tuning
{
    /// <summary>The draft with its values; the same where the search has no space for them. A mutant changes its architecture, its values, or
    /// both.</summary>
    public static Draft Of(Recipe recipe, SearchView view, Draft draft, RandomStream stream) =>
        view.Tuned.Case is not TunedTraining tuned || draft.IsOpen ? draft
        : tuned.Space.Sampler == NumberSampler.CmaEs && draft.Origin is not (Origin.Seeded or Origin.Promoted)
            ? Asked(recipe, tuned, view, Varied(tuned, view, draft, stream), stream)
        : Varied(tuned, view, draft, stream);

    private static Draft Asked(Recipe recipe, TunedTraining tuned, SearchView view, Draft draft, RandomStream stream) =>
        draft with
        {
            Values = Advice
                .Of(tuned.Space, recipe.Training, view, stream.Child("adviser"))
                .IfNone(() =>
                    CmaSampler.Of(
                        tuned.Space,
                        draft.Values.IsEmpty ? tuned.Usual : draft.Values,
                        recipe.Training,
                        view,
                        stream.Child("cma-es")
                    )
                ),
        };

    private static Draft Varied(TunedTraining tuned, SearchView view, Draft draft, RandomStream stream) =>
        draft.Origin switch
        {
            Origin.Seeded => draft,
            Origin.Sampled => draft with { Values = tuned.Space.Sample(stream) },
            Origin.Promoted promoted => draft with { Values = view.Proposals[promoted.Trial].Proposal.Values },
            Origin.Mutated or Origin.Crossed when !draft.Values.IsEmpty => draft,
            Origin.Mutated { Parent: >= 0 } mutated => Mutant(tuned, view.Proposals[mutated.Parent].Proposal, draft, stream),
            Origin.Crossed { Parent: >= 0, Donor: >= 0 } crossed => draft with
            {
                Values = tuned.Space.Cross(
                    tuned.ValuesOf(view.Proposals[crossed.Parent].Proposal),
                    tuned.ValuesOf(view.Proposals[crossed.Donor].Proposal),
                    stream
                ),
            },
            Origin.Mutated or Origin.Crossed => draft with { Values = tuned.Space.Sample(stream) },
            _ => throw Closed.Unknown(draft.Origin),
        };

    /// <summary>Whether an earlier trial had the same architecture with the same values.</summary>
    public static bool IsRepeated(Draft draft, Candidate candidate, SearchView view) =>
        view.IsRepeated(candidate)
        && (
            draft.Values.IsEmpty
            || view.Proposals.Exists(trial => trial.Proposal.Candidate == draft.Candidate && trial.Proposal.Values == draft.Values)
        );

    private static Draft Mutant(TunedTraining tuned, Proposal parent, Draft draft, RandomStream stream)
    {
        var changed = tuned.Space.Mutate(tuned.ValuesOf(parent), stream);
        return stream.Child("part").Cursor().NextInt(3) switch
        {
            0 => draft with { Values = parent.Values },
            1 => draft with { Candidate = parent.Candidate, Values = changed },
            _ => draft with { Values = changed },
        };
    }
}
