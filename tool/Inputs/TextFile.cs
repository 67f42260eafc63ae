using LanguageExt;
using Nas.Effects.Files;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>Small text files that users write.</summary>
internal static class TextFile
{
    /// <summary>Maximum bytes to read: far more than any grammar or architecture needs, well within memory.</summary>
    public const long MaxBytes = 16 << 20;

    /// <summary>Reads a file, or says why it cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="words">The words that may stand in place of a file.</param>
    public static Either<Failure, string> Read(string path, params string[] words)
    {
        if (!File.Exists(path))
        {
            return MissingFile.At(ExitCode.Usage, path, "a text file", words);
        }

        try
        {
            return RegularFile.Exists(path) && new FileInfo(path) is { Length: > MaxBytes }
                ? new Failure(ExitCode.Usage, $"{path} is larger than {MaxBytes >> 20} MB, too large for a grammar or an architecture")
                {
                    Next = "name the right file",
                }
                : RegularFile.ReadText(path, MaxBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.Usage, $"cannot read {path}: {e.Message.TrimEnd('.')}")
            {
                Next = "name a text file that you may read",
            };
        }
    }

    /// <summary>Writes a file, replacing an old one.</summary>
    public static Either<Failure, Unit> Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
            return Unit.Default;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.Usage, $"cannot write {path}: {e.Message.TrimEnd('.')}")
            {
                Safe = "its content was printed instead",
                Next = "name a file that you may write",
            };
        }
    }
}
