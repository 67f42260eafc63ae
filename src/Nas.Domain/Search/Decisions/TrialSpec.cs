using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The full specification of one trial. Equal specifications give equal verdicts on equal machines.</summary>
/// <param name="Trial">The trial's number.</param>
/// <param name="Phase">Its purpose.</param>
/// <param name="Architecture">The canonical text.</param>
/// <param name="Task">The data.</param>
/// <param name="Training">How to train.</param>
/// <param name="Limits">Limits on time and memory.</param>
/// <param name="Seed">The search's seed.</param>
public sealed record TrialSpec(
    int Trial, TrialPhase Phase, string Architecture, TaskReference Task, TrainingRecipe Training, TrialLimits Limits, Seed Seed)
{
    /// <summary>The file to write the trained weights to, as safetensors; none to discard them. The verdict does not depend on
    /// it.</summary>
    public Option<string> WeightsFile { get; init; }

    /// <summary>The trial's own random numbers: seed / "trial" or "final" / number.</summary>
    public RandomStream Stream => RandomStream.FromSeed(Seed).Child(Phase == TrialPhase.Search ? "trial" : "final").Child(Trial);

    /// <summary>The trial that scores a proposal's candidate, or none where the proposal has none.</summary>
    public static Option<TrialSpec> ToScore(Recipe recipe, Proposal proposal) => proposal.Candidate.Map(candidate => new TrialSpec(
        proposal.Trial, TrialPhase.Search, candidate.Text, recipe.Task, recipe.Training, recipe.TrialLimits, recipe.Seed));

    /// <summary>The final training of a candidate, or none where the recipe asks for none. It has no limit on wall-clock time.</summary>
    /// <param name="recipe">The search's.</param>
    /// <param name="proposal">With the candidate.</param>
    /// <param name="epochs">Its epochs, if the time budget did not allow all of the recipe's.</param>
    public static Option<TrialSpec> ToFinish(Recipe recipe, Proposal proposal, Option<int> epochs = default) =>
        recipe.FinishedIn(epochs).Bind(training => ToRetrain(recipe, proposal, training));

    /// <summary>A final training requested by a user. With the recipe's settings it equals the search's final training.</summary>
    public static Option<TrialSpec> ToRetrain(Recipe recipe, Proposal proposal, TrainingRecipe training) => ToScore(recipe, proposal).Map(scoring => scoring with
    {
        Phase = TrialPhase.Final,
        Training = training,
        Limits = recipe.TrialLimits with { WallSeconds = double.PositiveInfinity },
    });
}
