using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using LanguageExt;
using Nas.Effects.Files;

namespace Nas.Effects.Data.Csv;

/// <summary>Reads comma-separated tables with a header row, in UTF-8 or as their mark says, plain or in gzip.</summary>
public static class CsvTables
{
    /// <summary>Maximum bytes of uncompressed text.</summary>
    public const long MaxBytes = 1L << 30;

    /// <summary>Bytes that any compressed table may unpack to; beyond them, 32 for each byte that it takes.</summary>
    private const long MinUnpacked = 1L << 24;
    private const long MaxPerByte = 32;

    /// <summary>Maximum number of columns, and of cells.</summary>
    private const int MaxColumns = 1 << 16;
    private const long MaxCells = 1L << 26;

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
        if (!File.Exists(path))
        {
            return new TableError.Missing(path);
        }

        try
        {
            return TextEncoding
                .Find(path)
                .MapLeft(place => NotUtf8(path, place))
                .Bind(encoding => encoding.Why.Case is TextPlace place ? NotUtf8(path, place) : Decoded(path, encoding));
        }
        catch (Exception fault)
            when (fault is IOException or InvalidDataException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return new TableError.Unreadable(path, fault.Message);
        }
    }

    private static Either<TableError, TextTable> Decoded(string path, TextEncoding encoding)
    {
        try
        {
            using var reader = CsvReader.Create(new CappedStream(encoding.Open(path), MaxBytes), Format, leaveOpen: false);
            return Read(path, reader);
        }
        catch (CsvFormatException fault)
        {
            return new TableError.Unreadable(path, fault.Message);
        }
    }

    private static TableError NotUtf8(string path, TextPlace place) =>
        new TableError.Unreadable(path, $"{place} is neither UTF-8 nor UTF-16 with a mark. Save the file as UTF-8.");

    /// <summary>Reads a stream in UTF-8.</summary>
    /// <param name="name">The table's name for messages; <c>.gz</c> at its end means gzip.</param>
    /// <param name="stream">The content.</param>
    public static Either<TableError, TextTable> Read(string name, Stream stream)
    {
        try
        {
            using var reader = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? CsvReader.Create(Unpacked(stream), Format, leaveOpen: false)
                : CsvReader.Create(new CappedStream(stream, MaxBytes), Format, leaveOpen: true);
            return Read(name, reader);
        }
        catch (Exception fault) when (fault is InvalidDataException or CsvFormatException)
        {
            return new TableError.Unreadable(name, fault.Message);
        }
    }

    /// <summary>The content of a gzip file, which ends with an <see cref="InvalidDataException"/> where it holds more than it may.</summary>
    internal static Stream Unpacked(Stream packed) =>
        new CappedStream(
            new GZipStream(packed, CompressionMode.Decompress),
            packed.CanSeek ? Math.Min(MaxBytes, Math.Max(MinUnpacked, MaxPerByte * packed.Length)) : MaxBytes
        );

    private static Either<TableError, TextTable> Read(string name, CsvReader reader)
    {
        var names = reader.Headers.ToImmutableArray();
        if (names.IsEmpty)
        {
            return new TableError.Unreadable(name, "It is empty; a header row is needed.");
        }

        if (names.Length > MaxColumns)
        {
            return new TableError.Unreadable(name, $"it has {names.Length} columns, and at most {MaxColumns} are read");
        }

        var columns = names.Select(_ => ImmutableArray.CreateBuilder<string>()).ToArray();
        while (reader.Read())
        {
            if ((columns[0].Count + 1L) * columns.Length > MaxCells)
            {
                return new TableError.Unreadable(name, $"it has more than {MaxCells} cells");
            }

            for (var c = 0; c < columns.Length; c++)
            {
                columns[c].Add(reader.GetString(c));
            }
        }

        return new TextTable(name, names, [.. columns.Select(column => column.DrainToImmutable())]);
    }
}
