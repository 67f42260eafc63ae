namespace Nas.Tool.CommandLine;

/// <summary>Command lines to be copied into a shell.</summary>
internal static class Shell
{
    /// <summary>A text as one word of a POSIX shell: as it is where no character means anything else, otherwise in quotes.</summary>
    public static string Word(string text) => text.Length > 0 && text.All(IsPlain) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || "/._-+=:@,%".Contains(letter, StringComparison.Ordinal);
}
