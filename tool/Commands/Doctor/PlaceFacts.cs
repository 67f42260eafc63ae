using System.Text.Json.Serialization;
using Nas.Effects.Workers.Links;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Doctor;

/// <summary>A place that is fit for trials: the object of <c>doctor --launch --json</c>.</summary>
/// <param name="Host">The machine.</param>
/// <param name="Job">The batch system's number of the job.</param>
/// <param name="Build">The build of the program there.</param>
/// <param name="Identity">Equal identities give equal scores.</param>
/// <param name="MemoryBytes">Memory that a trial and the node's own process may use.</param>
/// <param name="Seconds">From the launch until it was ready.</param>
internal sealed record PlaceFacts(string Host, string? Job, string Build, string Identity, long MemoryBytes, double Seconds)
{
    /// <summary>The facts as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"place       {Host}{(Job is null ? "" : $", job {Job}")}: trials can run there",
            $"nas-search  {Build}",
            $"identity    {Identity}",
            $"memory      {Quantity.Bytes(MemoryBytes)}",
            FormattableString.Invariant($"ready       after {Seconds:0.0} s"),
        ];

    public static PlaceFacts Of(CheckedPlace place, double seconds) =>
        new(
            place.Node.Host,
            place.Node.Job.MatchUnsafe<string?>(job => job, () => null),
            place.Node.Build,
            place.Readiness.Identity,
            place.Node.MemoryBytes,
            seconds
        );
}
