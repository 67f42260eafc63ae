using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Decisions;

/// <summary>The values that an <see cref="Adviser"/> chooses.</summary>
internal static class Advice
{
    /// <summary>Values for the next trial; none where it is not the adviser's, or the adviser has none.</summary>
    /// <param name="space">The hyperparameters.</param>
    /// <param name="usual">The training that the search would have without a space.</param>
    /// <param name="view">What may be seen.</param>
    /// <param name="stream">The random numbers of this draw.</param>
    public static Option<ValueArray<ChosenValue>> Of(TrainingSpace space, TrainingRecipe usual, SearchView view, RandomStream stream) =>
        space.Adviser.Bind(adviser =>
            TurnIn(view)
                .Bind(turn =>
                    adviser switch
                    {
                        Adviser.Recorded { Answers: var answers } => turn < answers.Length
                            ? Some(space.Completed(answers[turn], usual))
                            : None,
                        Adviser.NearBest => BestIn(view).Map(best => space.Near(best, stream)),
                        _ => throw Closed.Unknown(adviser),
                    }
                )
        );

    /// <summary>How many trials were advised before the next one; none where that is not advised.</summary>
    private static Option<int> TurnIn(SearchView view) =>
        view.Proposals.Count(HasOwnValues) is var earlier && earlier >= Adviser.First && (earlier - Adviser.First) % Adviser.Every == 0
            ? (earlier - Adviser.First) / Adviser.Every
            : None;

    private static Option<ValueArray<ChosenValue>> BestIn(SearchView view) =>
        view.Shown.Where(trial => HasOwnValues(trial) && trial.Score.IsSome).MaxBy(trial => trial.Score.IfNone(0)) is { } best
            ? best.Proposal.Values
            : None;

    private static bool HasOwnValues(Trial trial) => trial.Rung == 0 && !trial.Proposal.Values.IsEmpty;
}
