using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The round of the next trial, where rungs and rounds follow from how long trials really took: other work on the machine may have
/// spoilt the measurement at the start, and a round that is cut short by the clock, or whose trials are too short, chooses badly.</summary>
internal static class RungPlan
{
    /// <summary>The last round that has begun, or the one that the next trial begins. All trials of the rungs before have ended.</summary>
    /// <param name="plan">What follows from the measurement alone.</param>
    /// <param name="pacing">How the minutes are spent.</param>
    /// <param name="begun">The minutes that the search began with.</param>
    /// <param name="minutes">The minutes in force.</param>
    /// <param name="trials">All trials.</param>
    public static HalvingPlan For(HalvingPlan plan, Pacing pacing, double begun, double minutes, Lst<Trial> trials)
    {
        var left = HalvingPlan.Capacity(pacing, plan.Machine, minutes);
        var (round, rung, first) = (plan with { Rounds = 1 }, 0, 0);
        while (rung < round.Sizes.Length && first + round.Sizes[rung] <= trials.Count)
        {
            var ended = Enumerable.Range(first, round.Sizes[rung]).Select(number => trials[number]).ToSeq().Strict();
            left -= ended.Sum(trial => trial.Usage.Seconds) * plan.Places(ended.Count) / ended.Count;
            first += ended.Count;
            var times = RoundPlan.Correction(round, ended);
            var next = (round with { Machine = round.Machine.Slower(times), Seconds = round.Seconds * times }).After(
                rung + 1,
                pacing,
                begun,
                left
            );
            (round, rung) = (next, next.Start > round.Start ? 0 : rung + 1);
        }

        return round;
    }
}
