using LanguageExt;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The parts of a report that are not in the run itself.</summary>
/// <param name="Folder">The run folder, as displayed.</param>
/// <param name="Commands">Command lines to copy, with what each does.</param>
public sealed record ReportFrame(string Folder, IReadOnlyList<(string Line, string Purpose)> Commands)
{
    /// <summary>The data, or a clause that says why it is not known.</summary>
    public Either<string, DataOverview> Data { get; init; } = "the data was not read";

    /// <summary>How good the best network is on the images of the test, or a clause that says why that is not known.</summary>
    public Either<string, ModelJudgement> Test { get; init; } = "the network was not asked";

    /// <summary>What the page was made from, if it asks its server for a newer one.</summary>
    public Option<string> Version { get; init; }

    /// <summary>The address of the page of a trial, before its number; none where trials have no pages of their own.</summary>
    public Option<string> TrialPages { get; init; }
}
