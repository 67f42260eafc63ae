using System.Collections.Immutable;
using System.IO.Compression;
using CsvHelper;
using LanguageExt;

namespace Nas.Effects.Data.Csv;

/// <summary>Reads comma-separated tables with a header row, UTF-8, plain or in gzip.</summary>
public static class CsvTables
{
    /// <summary>Maximum bytes of uncompressed text.</summary>
    public const long MaxBytes = 1L << 30;

    private static readonly CsvReaderOptions Format = new()
    {
        MaxRecordSize = 16 << 20,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        TrimWhitespace = true,
        PoolStrings = true,
    };

    /// <summary>Reads a file; a name that ends in <c>.gz</c> is unpacked.</summary>
    public static Either<TableError, TextTable> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(path, file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new TableError.Unreadable(path, fault.Message);
        }
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="name">The table's name for messages; <c>.gz</c> at its end means gzip.</param>
    /// <param name="stream">The content.</param>
    public static Either<TableError, TextTable> Read(string name, Stream stream)
    {
        try
        {
            using var reader = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? CsvReader.Create(new CappedStream(new GZipStream(stream, CompressionMode.Decompress), MaxBytes), Format, leaveOpen: false)
                : CsvReader.Create(new CappedStream(stream, MaxBytes), Format, leaveOpen: true);
            return Read(name, reader);
        }
        catch (Exception fault) when (fault is InvalidDataException or CsvFormatException)
        {
            return new TableError.Unreadable(name, fault.Message);
        }
    }

    private static Either<TableError, TextTable> Read(string name, CsvReader reader)
    {
        var names = reader.Headers.ToImmutableArray();
        if (names.IsEmpty)
        {
            return new TableError.Unreadable(name, "It is empty; a header row is needed.");
        }

        var columns = names.Select(_ => ImmutableArray.CreateBuilder<string>()).ToArray();
        while (reader.Read())
        {
            for (var c = 0; c < columns.Length; c++)
            {
                columns[c].Add(reader.GetString(c));
            }
        }

        return new TextTable(name, names, [.. columns.Select(column => column.ToImmutable())]);
    }
}
