using LanguageExt;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>Halves in brackets that follow from the number of a trial: a rung begins when the one before has ended, and those go on that
/// score best, the earlier of equals. Where fewer were scored, new candidates take their places.</summary>
public abstract record BracketStrategy(Ladder Lengths, double ModelShare) : FidelityStrategy(Lengths, ModelShare)
{
    /// <summary>The bracket that a trial belongs to.</summary>
    public abstract Bracket BracketOf(int trial);

    /// <inheritdoc/>
    public override int WaitsFor(int trial) => BracketOf(trial).RungOf(trial) is { Rung: > 0, Start: var start } ? start : 0;

    /// <inheritdoc/>
    protected override int FirstRungOf(int trial) => BracketOf(trial).First;

    /// <inheritdoc/>
    protected override Option<Trial> Going(SearchView view)
    {
        var bracket = BracketOf(view.Trial);
        var (rung, start) = bracket.RungOf(view.Trial);
        return rung == 0
            ? Option<Trial>.None
            : Prelude.Optional(
                view.Shown.Skip(bracket.Start)
                    .Take(start - bracket.Start)
                    .Where(trial => trial.Rung == rung - 1 && trial.Score.IsSome)
                    .OrderByDescending(trial => trial.Score.IfNone(0))
                    .ThenBy(trial => trial.Number)
                    .ElementAtOrDefault(view.Trial - start)!
            );
    }
}
