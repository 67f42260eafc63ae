using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;

namespace Nas.Effects.Runs.Searching;

/// <summary>How the minutes of a search are shared between its trials and the final training.</summary>
internal sealed class SearchMinutes(ISearchSession session)
{
    /// <summary>From the end of the final training to the end of the program.</summary>
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private SearchState State => session.State;

    private Option<TimeSpan> Budget => State.BudgetOf(session.Recipe).Minutes.Map(TimeSpan.FromMinutes);

    /// <summary>Whether no time is left for trials.</summary>
    public bool AreOver => LeftForTrials.Exists(left => left <= TimeSpan.Zero);

    /// <summary>How long to sleep: until the time is up, and an hour at most.</summary>
    public TimeSpan UntilNextLook => LeftForTrials.Map(left => Max(TimeSpan.Zero, Min(left, Hour))).IfNone(Hour);

    /// <summary>Seconds for the final training where minutes are planned: what is left, and an eighth of the minutes at least.</summary>
    public Option<double> SecondsForFinal =>
        session.Recipe.Pacing.Bind(_ => Budget).Map(minutes => Max(minutes / 8, minutes - session.Elapsed - TimeToEnd).TotalSeconds);

    /// <summary>The stop event, with the number of final epochs that fit in the time left. If the time is up, the final training may still
    /// take an eighth of it.</summary>
    public SearchEvent.Stopped StopFor(StopReason reason) =>
        new(reason)
        {
            FinalEpochs =
                from minutes in Budget.Filter(_ => reason != StopReason.Interrupted && session.Recipe.Pacing.IsNone)
                from final in session.Recipe.FinalTraining
                from epoch in ExpectedFinalEpoch
                let fitting = (int)Math.Clamp(Max(minutes / 8, minutes - session.Elapsed) / epoch, 1, final.Epochs)
                where fitting < final.Epochs
                select fitting,
        };

    /// <summary>The time left for trials, so that the final training also ends within the budget.</summary>
    private Option<TimeSpan> LeftForTrials => Budget.Map(minutes => minutes - ReservedForFinal(minutes) - session.Elapsed);

    /// <summary>Where minutes are planned, the plan leaves more than half of them; but without any score there is nothing to train
    /// finally.</summary>
    private TimeSpan ReservedForFinal(TimeSpan minutes) =>
        session.Recipe.Pacing.IsNone || session.Recipe.FinalTraining.IsNone ? Min(minutes / 2, ExpectedFinalTraining)
        : State.Best.IsSome ? minutes / 2
        : minutes / 8;

    private TimeSpan ExpectedFinalTraining =>
        (
            from final in session.Recipe.FinalTraining
            from epoch in ExpectedFinalEpoch
            select epoch * Math.Min(final.Epochs, TimeSpan.MaxValue / 2 / epoch)
        ).IfNone(TimeSpan.Zero);

    /// <summary>The time of an epoch of the best trial, plus a third because the final training includes the validation images.</summary>
    private Option<TimeSpan> ExpectedFinalEpoch =>
        State.Best.Map(best =>
            TimeSpan.FromSeconds(best.Usage.Seconds / best.Proposal.Epochs.IfNone(session.Recipe.Training.Epochs) * 4 / 3)
        );

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
