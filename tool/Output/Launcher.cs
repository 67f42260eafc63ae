namespace Nas.Tool.Output;

/// <summary>The command that started this program.</summary>
internal static class Launcher
{
    /// <summary>The program name for copyable command lines: <c>nas-search</c>, or the launcher of a working copy as it was
    /// called.</summary>
    public static string Name { get; } =
        Environment.GetEnvironmentVariable("NAS_SEARCH_LAUNCHER") is { Length: > 0 } launcher ? launcher : "nas-search";
}
