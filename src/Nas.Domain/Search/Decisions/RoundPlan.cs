using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The rounds that are left when some have ended: how long their trials took says more than the measurement at the start, which
/// other work on the machine may have slowed down.</summary>
internal static class RoundPlan
{
    private const double MaxCorrection = 50;

    /// <summary>The plan for the round of the next trial. All trials of the rounds before have ended.</summary>
    /// <param name="plan">What follows from the measurement alone.</param>
    /// <param name="pacing">How the minutes are spent.</param>
    /// <param name="begun">The minutes that the search began with.</param>
    /// <param name="minutes">The minutes in force.</param>
    /// <param name="trials">All trials.</param>
    public static HalvingPlan For(HalvingPlan plan, Pacing pacing, double begun, double minutes, Lst<Trial> trials)
    {
        var ended = trials.Count / plan.RoundSize;
        if (ended == 0)
        {
            return plan;
        }

        var before = trials.Take(ended * plan.RoundSize).ToSeq().Strict();
        var spent = before.Sum(trial => trial.Usage.Seconds);
        var correction = Correction(plan, before.Skip((ended - 1) * plan.RoundSize));
        return plan.Continue(ended, plan.Machine.Slower(correction), begun, HalvingPlan.Capacity(pacing, plan.Machine, minutes) - spent);
    }

    /// <summary>How many times longer than the plan says the trials took that were scored.</summary>
    /// <param name="plan">What it says.</param>
    /// <param name="ended">Trials that have ended.</param>
    internal static double Correction(HalvingPlan plan, Seq<Trial> ended)
    {
        var expected = 0.0;
        var taken = 0.0;
        foreach (var trial in ended)
        {
            if (trial.Score.IsSome && trial.Proposal is { Candidate.Case: Candidate candidate, Steps.Case: int steps })
            {
                expected += plan.Machine.SecondsPerTrial + (steps * plan.Machine.StepOf(candidate.Size, plan.Batch));
                taken += trial.Usage.Seconds;
            }
        }

        return expected > 0 && taken > 0 ? Math.Clamp(taken / expected, 1 / MaxCorrection, MaxCorrection) : 1;
    }
}
