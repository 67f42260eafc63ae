using System.IO.Compression;
using LanguageExt;
using Nas.Effects.Files;

namespace Nas.Effects.Data.Arrays;

/// <summary>Opens files and streams for <see cref="ArrayReader"/> and returns I/O exceptions as errors.</summary>
internal static class ArrayFile
{
    public static Either<DatasetError, NumberArray> Read(string path, ReadLimits limits) =>
        CatchErrors(
            path,
            () =>
            {
                using var file = RegularFile.OpenRead(path);
                return Decoded(path, file, limits);
            }
        );

    /// <summary>Reads a seekable stream that holds a whole file, gzip or not.</summary>
    public static Either<DatasetError, NumberArray> Read(string name, Stream stored, ReadLimits limits) =>
        CatchErrors(name, () => Decoded(name, stored, limits));

    private static Either<DatasetError, NumberArray> Decoded(string name, Stream stored, ReadLimits limits)
    {
        Span<byte> magic = stackalloc byte[2];
        var compressed = stored.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        stored.Position = 0;
        using var bytes = compressed ? new GZipStream(stored, CompressionMode.Decompress, leaveOpen: true) : stored;
        return ArrayReader.Read(new(name, bytes, stored.Length, compressed), limits);
    }

    /// <summary>The result of a read, with I/O exceptions as errors.</summary>
    public static Either<DatasetError, NumberArray> CatchErrors(string name, Func<Either<DatasetError, NumberArray>> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException e)
        {
            return DatasetError.Malformed(new(name), $"The compressed data is damaged ({e.Message.TrimEnd('.')}).");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new DatasetError(
                DatasetErrorKind.Missing,
                new(name),
                $"The file cannot be read ({e.Message.TrimEnd('.')}).",
                "Check that it exists, is a plain file and is readable."
            );
        }
        catch (OutOfMemoryException)
        {
            return new DatasetError(
                DatasetErrorKind.TooLarge,
                new(name),
                "There is not enough memory for the array.",
                "Close other programs or take a part of the file."
            );
        }
    }
}
