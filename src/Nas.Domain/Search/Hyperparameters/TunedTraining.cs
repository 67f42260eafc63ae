using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Hyperparameters;

/// <summary>What a search chooses of its trainings, and what it would train with without that.</summary>
/// <param name="Space">The hyperparameters.</param>
/// <param name="Usual">Their values in the recipe's training.</param>
public sealed record TunedTraining(TrainingSpace Space, ValueArray<ChosenValue> Usual)
{
    /// <summary>What a trial is trained with: the recipe's own architectures as the recipe says.</summary>
    public ValueArray<ChosenValue> ValuesOf(Proposal proposal) => proposal.Values.IsEmpty ? Usual : proposal.Values;
}
