using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>Learns a <see cref="BohbModel"/>, which changes only when another trial of the longest training has ended.</summary>
/// <param name="Space">The space.</param>
/// <param name="Trials">The trials to learn from.</param>
/// <param name="Tuned">The hyperparameters that they chose; none where they chose none.</param>
/// <param name="Stream">Fills in values that did not count in a trial.</param>
internal sealed record BohbFit(SearchSpace Space, ValueArray<Trial> Trials, Option<TunedTraining> Tuned, RandomStream Stream)
    : IComputation<BohbModel>
{
    /// <inheritdoc/>
    public BohbModel Compute()
    {
        var ranked = RankedTrials.Of(Trials, RankedTrials.MinSide(Tuned));
        return new(ranked.Good, new(Space, ranked), Tuned.Map(tuned => new ValueModel(tuned, ranked, Stream.Child("values"))));
    }
}
