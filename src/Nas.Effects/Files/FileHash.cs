using System.Security.Cryptography;
using LanguageExt;

namespace Nas.Effects.Files;

/// <summary>The identity of a file's content.</summary>
public static class FileHash
{
    /// <summary>SHA-256 in hex, or none where there is no file to read.</summary>
    public static Option<string> Sha256(string path)
    {
        try
        {
            using var file = RegularFile.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Option<string>.None;
        }
    }
}
