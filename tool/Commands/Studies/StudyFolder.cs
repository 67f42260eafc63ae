using Nas.Domain.Search.Studies;

namespace Nas.Tool.Commands.Studies;

/// <summary>The paths in the folder of a study.</summary>
/// <param name="Root">The folder.</param>
internal sealed record StudyFolder(string Root)
{
    /// <summary>A copy of the study file.</summary>
    public string Study => Path.Combine(Root, "study.yaml");

    /// <summary>What the study ran on.</summary>
    public string Machine => Path.Combine(Root, "machine.txt");

    /// <summary>The page.</summary>
    public string Page => Path.Combine(Root, "study.html");

    /// <summary>The run folder of a search.</summary>
    public string RunOf(StudySearch search) =>
        Path.Combine(Root, "runs", search.Task, search.Method, FormattableString.Invariant($"seed-{search.Seed}"));

    /// <summary>What a search is taught before its first trial.</summary>
    public string ArchiveOf(StudySearch search) =>
        Path.Combine(Root, "archives", FormattableString.Invariant($"{search.Task}-{search.Method}-{search.Seed}.csv"));

    /// <summary>A table or a picture.</summary>
    public string File(string name) => Path.Combine(Root, name);
}
