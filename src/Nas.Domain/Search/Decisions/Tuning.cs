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
    /// <summary>The draft with its values; the same where the recipe has no space for them. A mutant changes its architecture, its values, or
    /// both.</summary>
    public static Draft Of(Recipe recipe, SearchView view, Draft draft, RandomStream stream) =>
        recipe.Space.Case is not TrainingSpace space || draft.IsOpen ? draft
        : space.Sampler == NumberSampler.CmaEs && draft.Origin is not (Origin.Seeded or Origin.Promoted)
            ? Asked(recipe, space, view, Varied(recipe, space, view, draft, stream), stream)
        : Varied(recipe, space, view, draft, stream);

    private static Draft Asked(Recipe recipe, TrainingSpace space, SearchView view, Draft draft, RandomStream stream) =>
        draft with
        {
            Values = CmaSampler.Of(
                space,
                draft.Values.IsEmpty ? space.Of(recipe.Training) : draft.Values,
                recipe.Training,
                view,
                stream.Child("cma-es")
            ),
        };

    private static Draft Varied(Recipe recipe, TrainingSpace space, SearchView view, Draft draft, RandomStream stream) =>
        draft.Origin switch
        {
            Origin.Seeded => draft,
            Origin.Sampled => draft with { Values = space.Sample(stream) },
            Origin.Promoted promoted => draft with { Values = view.Proposals[promoted.Trial].Proposal.Values },
            Origin.Mutated { Parent: >= 0 } mutated => Mutant(recipe, space, view.Proposals[mutated.Parent].Proposal, draft, stream),
            Origin.Crossed { Parent: >= 0, Donor: >= 0 } crossed => draft with
            {
                Values = space.Cross(
                    ValuesOf(recipe, space, view.Proposals[crossed.Parent].Proposal),
                    ValuesOf(recipe, space, view.Proposals[crossed.Donor].Proposal),
                    stream
                ),
            },
            Origin.Mutated or Origin.Crossed => draft with { Values = space.Sample(stream) },
            _ => throw Closed.Unknown(draft.Origin),
        };

    /// <summary>Whether an earlier trial had the same architecture with the same values.</summary>
    public static bool IsRepeated(Draft draft, Candidate candidate, SearchView view) =>
        view.IsRepeated(candidate)
        && (
            draft.Values.IsEmpty
            || view.Proposals.Exists(trial => trial.Proposal.Candidate == draft.Candidate && trial.Proposal.Values == draft.Values)
        );

    private static Draft Mutant(Recipe recipe, TrainingSpace space, Proposal parent, Draft draft, RandomStream stream)
    {
        var changed = space.Mutate(ValuesOf(recipe, space, parent), stream);
        return stream.Child("part").Cursor().NextInt(3) switch
        {
            0 => draft with { Values = parent.Values },
            1 => draft with { Candidate = parent.Candidate, Values = changed },
            _ => draft with { Values = changed },
        };
    }

    /// <summary>What a trial was trained with; the recipe's own architectures are trained as the recipe says.</summary>
    private static ValueArray<ChosenValue> ValuesOf(Recipe recipe, TrainingSpace space, Proposal proposal) =>
        proposal.Values.IsEmpty ? space.Of(recipe.Training) : proposal.Values;
}
