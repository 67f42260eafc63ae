using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>Trains many candidates for a short time and the best of them for longer.</summary>
/// <param name="Lengths">The lengths of training.</param>
/// <param name="ModelShare">Probability that a new candidate comes from a model of good and bad ones instead of the grammar.</param>
public abstract record FidelityStrategy(Ladder Lengths, double ModelShare) : Strategy
{
    /// <inheritdoc/>
    public override Option<Ladder> Ladder => Lengths;

    /// <inheritdoc/>
    public override Option<int> EpochsOf(int trial, Origin origin) =>
        Lengths.Epochs[Math.Min(FirstRungOf(trial) + (origin is Origin.Promoted promoted ? promoted.Rung : 0), Lengths.Rungs - 1)];

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream) =>
        Going(view).Case is Trial going
            ? new(new Origin.Promoted(going.Number, going.Rung + 1), going.Proposal.Candidate)
            : DraftNew(space, view, stream);

    /// <summary>The trial whose candidate goes on; none to try a new one.</summary>
    protected abstract Option<Trial> Going(SearchView view);

    /// <summary>The rung at which a new candidate begins.</summary>
    protected virtual int FirstRungOf(int trial) => 0;

    private Draft DraftNew(SearchSpace space, SearchView view, RandomStream stream) =>
        ModelShare > 0
        && stream.Child("model").Cursor().NextDouble() < ModelShare
        && BohbModel.Find(space, view).Bind(model => model.Draft(space, view, stream.Child("variants"))).Case is Draft modelled
            ? modelled
            : new(new Origin.Sampled(), space.Sample(stream.Child("sample")));
}
