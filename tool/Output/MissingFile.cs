using Nas.Domain.Text;

namespace Nas.Tool.Output;

/// <summary>What is said where a path leads to no file.</summary>
internal static class MissingFile
{
    /// <summary>The failure; it suggests the word that was probably meant.</summary>
    /// <param name="code">How the command ends.</param>
    /// <param name="path">The path.</param>
    /// <param name="wanted">What may be named there, such as <c>a file that archive export has written</c>.</param>
    /// <param name="words">The words that may stand in place of a file.</param>
    public static Failure At(ExitCode code, string path, string wanted, params IEnumerable<string> words) =>
        new(code, Directory.Exists(path) ? $"{path} is a folder, not a file" : $"there is no file {path}{DidYouMean.Among(words, path)}")
        {
            Safe = "nothing was done",
            Next = $"name {string.Join(", or ", words.Prepend(wanted))}",
        };
}
