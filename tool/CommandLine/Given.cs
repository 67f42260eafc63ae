using LanguageExt;

namespace Nas.Tool.CommandLine;

/// <summary>Values of optional options.</summary>
internal static class Given
{
    public static Option<T> Maybe<T>(T? value)
        where T : struct => value is { } given ? Option<T>.Some(given) : default;

    public static Option<string> Maybe(string? value) => value is { } given ? Option<string>.Some(given) : default;
}
