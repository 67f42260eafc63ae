using System.Text.Json.Serialization;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Runs.Folders;

namespace Nas.Tool.Commands.Replay;

/// <summary>What a replay showed: the object of <c>replay --json</c>.</summary>
/// <param name="Run">The run folder.</param>
/// <param name="Identical">Whether everything came out the same.</param>
/// <param name="Decisions">Decisions that were derived again.</param>
/// <param name="Scores">Trials that were trained again with the same outcome.</param>
/// <param name="Trial">The trial of the first difference.</param>
/// <param name="What">What differs.</param>
/// <param name="Recorded">What the journal says.</param>
/// <param name="Rederived">What came out now.</param>
/// <param name="OtherBuild">Where something differs: another build of the program that recorded the run or a part of it.</param>
internal sealed record ReplayReport(
    string Run, bool Identical, int? Decisions, int? Scores, int? Trial, string? What, string? Recorded, string? Rederived, string? OtherBuild)
{
    /// <summary>The report for a person.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines => Identical
        ? [FormattableString.Invariant($"identical: {Decisions} decisions{(Scores > 0 ? FormattableString.Invariant($", {Scores} trainings") : "")}")]
        : [FormattableString.Invariant($"first difference at trial {Trial}: {What}"), $"  recorded   {Recorded}", $"  rederived  {Rederived}", .. Doubt];

    private IEnumerable<string> Doubt => OtherBuild is null
        ? []
        : [$"the run was recorded by another build, {OtherBuild}, and this is {Build.Text}: the difference may be the program's own"];

    public static ReplayReport Of(string run, ReplayResult result, Option<string> otherBuild) => result switch
    {
        ReplayResult.Identical same => new(run, true, same.Decisions, same.Scores, null, null, null, null, null),
        ReplayResult.Differs differs => new(run, false, null, null, differs.Trial, differs.What, differs.Recorded, differs.Rederived, otherBuild.ToArray().FirstOrDefault()),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
