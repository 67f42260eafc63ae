using LanguageExt;
using Nas.Effects.Files;

namespace Nas.Effects.Data.Arrays;

/// <summary>Reads whole files of bytes that have no header.</summary>
internal static class RawBytes
{
    public static Either<DatasetError, byte[]> Read(string path, ReadLimits limits)
    {
        try
        {
            RegularFile.Require(path);
            return new FileInfo(path).Length is var length && length <= Math.Min(limits.Plain, Array.MaxLength)
                ? length == 0
                    ? Array.Empty<byte>()
                    : RegularFile.ReadBytes(path)
                : new DatasetError(
                    DatasetErrorKind.TooLarge,
                    new(path),
                    FormattableString.Invariant($"The file has {length} bytes; the limit is {limits.Plain}."),
                    "Take a part of the file."
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DatasetError(
                DatasetErrorKind.Missing,
                new(path),
                $"The file cannot be read ({e.Message.TrimEnd('.')}).",
                "Check that it exists, is a plain file and is readable."
            );
        }
    }
}
