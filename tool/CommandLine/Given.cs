using LanguageExt;

namespace Nas.Tool.CommandLine;

/// <summary>Values that a user may leave out.</summary>
internal static class Given
{
    public static Option<T> Maybe<T>(T? value)
        where T : struct => value is { } given ? Option<T>.Some(given) : default;

    public static Option<string> Maybe(string? value) => value is { } given ? Option<string>.Some(given) : default;
}
