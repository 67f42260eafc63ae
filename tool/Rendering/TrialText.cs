using System.Globalization;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Reports;

namespace Nas.Tool.Rendering;

/// <summary>Formats trials in lines and tables.</summary>
internal static class TrialText
{
    /// <summary>The verdict's kind, or that there is none yet.</summary>
    public static string Verdict(Trial trial) => trial.Verdict.Map(verdict => verdict.Kind).IfNone("running");

    /// <summary>The score, or a dash.</summary>
    public static string Score(Trial trial) => ScoreText.Of(trial).IfNone("-");

    /// <summary>How many questions about architectures a large language model left open.</summary>
    public static string Unanswered(FitResult result) =>
        FormattableString.Invariant(
            $"no usable answer from the language model to {result.Unanswered} of {result.Architectures.Count} architectures, which count as the median of those it was shown"
        );

    /// <summary>The number of parameters, or a dash.</summary>
    public static string Parameters(Trial trial) =>
        trial.Proposal.Candidate.Map(candidate => Quantity.Format(candidate.Size.Parameters)).IfNone("-");

    /// <summary>Where the candidate came from.</summary>
    public static string Origin(Trial trial) =>
        trial.Proposal.Origin switch
        {
            Domain.Search.Trials.Origin.Seeded seeded => seeded.Name,
            Domain.Search.Trials.Origin.Mutated mutated => string.Create(CultureInfo.InvariantCulture, $"mutant of {mutated.Parent}"),
            Domain.Search.Trials.Origin.Promoted promoted => string.Create(CultureInfo.InvariantCulture, $"{promoted.Trial} trained on"),
            Domain.Search.Trials.Origin.Crossed crossed => string.Create(
                CultureInfo.InvariantCulture,
                $"{crossed.Parent} crossed with {crossed.Donor}"
            ),
            _ => "sample",
        };

    /// <summary>The progress of the search: finished and running trials, and the used part of the budget.</summary>
    public static string Progress(SearchState state, Budget budget, TimeSpan elapsed)
    {
        var open = state.Open.Count;
        var trials = string.Create(
            CultureInfo.InvariantCulture,
            $"{state.Trials.Count - open}{budget.Trials.Map(max => $" of {max}").IfNone("")} trials"
        );
        var running = open == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {open} open");
        return $"{trials}{running}, {Quantity.Duration(elapsed.TotalSeconds)}{budget.Minutes.Map(max => $" of {Quantity.Duration(max * 60)}").IfNone("")}";
    }

    /// <summary>The start of the final training, and whether the time budget shortens it.</summary>
    public static string FinalTraining(TrialSpec spec, Recipe recipe)
    {
        if (spec.Seconds.Case is double seconds)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"training the network of trial {spec.Trial} for {Quantity.Duration(seconds)}"
            );
        }

        var all = recipe.FinalTraining.Map(training => training.Epochs).IfNone(spec.Training.Epochs);
        var shortened = spec.Training.Epochs < all ? string.Create(CultureInfo.InvariantCulture, $"; there is no time for {all}") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"training the network of trial {spec.Trial} for {Epochs(spec.Training.Epochs)}{shortened}"
        );
    }

    /// <summary>A number of epochs.</summary>
    public static string Epochs(int epochs) =>
        string.Create(CultureInfo.InvariantCulture, $"{epochs} {(epochs == 1 ? "epoch" : "epochs")}");

    /// <summary>The best so far.</summary>
    public static string Best(SearchState state) =>
        state
            .Best.Map(best => string.Create(CultureInfo.InvariantCulture, $"best {Score(best)} (trial {best.Number})"))
            .IfNone("no score yet");
}
