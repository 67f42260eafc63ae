using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Effects.Files;

namespace Nas.Effects.Runs.Archives;

/// <summary>Writes archives atomically.</summary>
public static class ArchiveFile
{
    /// <summary>Writes a file, compressed if its name ends in <c>.gz</c>; the left side says why it cannot be written.</summary>
    public static Either<string, Unit> Write(string path, ImmutableArray<ArchivedTrial> archive)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(ArchiveText.Print(archive));
            DurableFile.Write(
                path,
                stream =>
                {
                    using var packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                        ? new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true)
                        : null;
                    (packed ?? stream).Write(bytes);
                }
            );
            return Unit.Default;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written: {cause.Message.TrimEnd('.')}";
        }
    }
}
