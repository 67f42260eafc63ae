using Nas.Domain.Search.Decisions;

namespace Nas.Tool.Rendering;

/// <summary>Describes why a search stopped.</summary>
internal static class StopText
{
    public static string Describe(StopReason reason) =>
        reason switch
        {
            StopReason.Trials => "all trials are done",
            StopReason.Epochs => "all epochs are used",
            StopReason.Minutes => "the time is up",
            StopReason.Planned => "the time for trials is used; the rest is for the final training",
            StopReason.Exhausted => "the space within the limits is exhausted",
            _ => "interrupted",
        };
}
