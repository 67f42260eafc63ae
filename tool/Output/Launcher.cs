namespace Nas.Tool.Output;

/// <summary>How the user started this program.</summary>
internal static class Launcher
{
    /// <summary>What to write before a command so that it can be copied: <c>nas-search</c>, or the launcher of a working copy as it was called.</summary>
    public static string Name { get; } = Environment.GetEnvironmentVariable("NAS_SEARCH_LAUNCHER") is { Length: > 0 } launcher ? launcher : "nas-search";
}
