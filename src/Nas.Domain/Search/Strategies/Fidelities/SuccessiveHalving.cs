namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>Successive halving (Jamieson and Talwalkar, 2016): brackets of equal size, one after the other.</summary>
/// <param name="Lengths">The lengths of training.</param>
/// <param name="Candidates">New candidates of a bracket; at least 1.</param>
/// <param name="ModelShare">Probability that a new candidate comes from a model.</param>
public sealed record SuccessiveHalving(Ladder Lengths, int Candidates, double ModelShare) : BracketStrategy(Lengths, ModelShare)
{
    /// <inheritdoc/>
    public override StrategyKind Kind => FidelityKinds.SuccessiveHalving;

    /// <inheritdoc/>
    public override Bracket BracketOf(int trial)
    {
        var size = Bracket.Of(Lengths, Candidates, 0).End;
        return Bracket.Of(Lengths, Candidates, trial / size * size);
    }
}
