namespace Nas.Tool.CommandLine;

/// <summary>Quotes command lines for a POSIX shell.</summary>
internal static class Shell
{
    /// <summary>A text as one word of a POSIX shell: unquoted if no character is special, otherwise in quotes.</summary>
    public static string Word(string text) =>
        text.Length > 0 && text.All(IsPlain) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || "/._-+=:@,%".Contains(letter, StringComparison.Ordinal);
}
