using System.Text;

namespace Nas.Effects.Files;

/// <summary>Reads files that may be anything: a pipe or a device is refused instead of waited for.</summary>
public static class RegularFile
{
    /// <summary>Opens a file for reading; links are followed.</summary>
    /// <exception cref="IOException">It is no regular file, or it cannot be read.</exception>
    public static FileStream OpenRead(string path)
    {
        Require(path);
        return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">It is no regular file, or it cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        Require(path);
        return File.ReadAllBytes(path);
    }

    /// <summary>The text of a file of bounded size.</summary>
    /// <exception cref="IOException">It is no regular file, it is too large, or it cannot be read.</exception>
    public static string ReadText(string path, long maxBytes)
    {
        using var file = OpenRead(path);
        if (file.Length > maxBytes)
        {
            throw new IOException(FormattableString.Invariant($"{path} has {file.Length} bytes; at most {maxBytes} are read"));
        }

        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Whether a path can be read without waiting: a regular file, or a link to one.</summary>
    public static bool Exists(string path) => FileStatus.OfTarget(path).Kind == FileKind.Regular;

    /// <summary>Refuses a pipe or a device.</summary>
    /// <exception cref="IOException">It is one.</exception>
    public static void Require(string path)
    {
        if (FileStatus.OfTarget(path).Kind == FileKind.Other)
        {
            throw new IOException($"{path} is a pipe or a device, no regular file");
        }
    }
}
