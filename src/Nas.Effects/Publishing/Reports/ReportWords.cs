using Nas.Domain.Diagrams;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Publishing.Reports;

/// <summary>Formats trials in reports.</summary>
internal static class ReportWords
{
    /// <summary>The kind of origin, as tables and charts call it.</summary>
    public static string Kind(Origin origin) =>
        origin switch
        {
            Origin.Seeded => "seeded",
            Origin.Mutated => "mutated",
            Origin.Crossed => "crossed",
            Origin.Promoted => "promoted",
            _ => "sampled",
        };

    /// <summary>Where a candidate came from.</summary>
    public static string Text(Origin origin) =>
        origin switch
        {
            Origin.Seeded seeded => $"seed {seeded.Name}",
            Origin.Mutated mutated => FormattableString.Invariant($"mutant of {mutated.Parent}"),
            Origin.Promoted promoted => FormattableString.Invariant($"{promoted.Trial} trained on"),
            Origin.Crossed crossed => FormattableString.Invariant($"{crossed.Parent} crossed with {crossed.Donor}"),
            _ => "sample",
        };

    /// <summary>The score, or nothing.</summary>
    public static string Score(Trial trial) => ScoreText.Of(trial).IfNone("");

    /// <summary>A candidate's number, as people read it, or nothing.</summary>
    public static string Size(Trial trial, Func<CandidateSize, long> number) =>
        trial.Proposal.Candidate.Map(candidate => Quantity.Format(number(candidate.Size))).IfNone("");

    /// <summary>A link to a trial in the table of all.</summary>
    public static Markup Link(int trial) => Markup.Format($"<a href=\"#trial-{trial}\">{trial}</a>");
}
