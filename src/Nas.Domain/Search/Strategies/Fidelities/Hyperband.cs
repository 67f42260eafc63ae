namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>Hyperband (Li et al., 2018): brackets from many short trainings to few long ones. With a model it is BOHB (Falkner et al.,
/// 2018) on derivations.</summary>
/// <param name="Lengths">The lengths of training.</param>
/// <param name="ModelShare">Probability that a new candidate comes from a model.</param>
public sealed record Hyperband(Ladder Lengths, double ModelShare) : BracketStrategy(Lengths, ModelShare)
{
    /// <inheritdoc/>
    public override StrategyKind Kind => ModelShare > 0 ? FidelityKinds.Bohb : FidelityKinds.Hyperband;

    /// <inheritdoc/>
    public override Bracket BracketOf(int trial)
    {
        var bracket = Bracket.OfHyperband(Lengths, 0, 0);
        var cycle = bracket.End;
        for (var iteration = 1; iteration < Lengths.Rungs; iteration++)
        {
            cycle = Bracket.OfHyperband(Lengths, iteration, cycle).End;
        }

        bracket = bracket with { Start = trial / cycle * cycle };
        for (var iteration = 1; trial >= bracket.End; iteration++)
        {
            bracket = Bracket.OfHyperband(Lengths, iteration, bracket.End);
        }

        return bracket;
    }
}
