using System.Text.Json.Serialization;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Runs.Folders;

namespace Nas.Tool.Commands.Replay;

/// <summary>The result of a replay: the object of <c>replay --json</c>.</summary>
/// <param name="Run">The run folder.</param>
/// <param name="Identical">Whether everything is identical.</param>
/// <param name="Decisions">Number of decisions recomputed.</param>
/// <param name="Scores">Number of trials that were trained again with the same outcome.</param>
/// <param name="Trial">The trial of the first difference.</param>
/// <param name="What">The differing item.</param>
/// <param name="Recorded">The recorded value.</param>
/// <param name="Rederived">The recomputed value.</param>
/// <param name="OtherBuild">If something differs: another build of the program that recorded at least a part of the run.</param>
internal sealed record ReplayReport(
    string Run,
    bool Identical,
    int? Decisions,
    int? Scores,
    int? Trial,
    string? What,
    string? Recorded,
    string? Rederived,
    string? OtherBuild
)
{
    /// <summary>The report as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        Identical
            ?
            [
                FormattableString.Invariant(
                    $"identical: {Decisions} decisions{(Scores > 0 ? FormattableString.Invariant($", {Scores} trainings") : "")}"
                ),
            ]
            :
            [
                FormattableString.Invariant($"first difference at trial {Trial}: {What}"),
                $"  recorded   {Recorded}",
                $"  rederived  {Rederived}",
                .. Doubt,
            ];

    private IEnumerable<string> Doubt =>
        OtherBuild is null
            ? []
            : [$"the run was recorded by another build, {OtherBuild}, and this is {Build.Text}: the difference may come from the program"];

    public static ReplayReport Create(string run, ReplayResult result, Option<string> otherBuild) =>
        result switch
        {
            ReplayResult.Identical same => new(run, true, same.Decisions, same.Scores, null, null, null, null, null),
            ReplayResult.Differs differs => new(
                run,
                false,
                null,
                null,
                differs.Trial,
                differs.What,
                differs.Recorded,
                differs.Rederived,
                otherBuild.ToArray().FirstOrDefault()
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(result)),
        };
}
