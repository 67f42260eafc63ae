using System.Globalization;
using System.Text;
using CsvHelper;
using LanguageExt;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Csv;
using Nas.Effects.Data.Sets;
using Nas.Effects.Files;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>Reads tables row by row. Separators (comma, semicolon, tab, bar) are detected from the first lines; numbers are in invariant
/// notation: <c>0.5</c>.</summary>
internal static class TableReader
{
    private static readonly CsvReaderOptions Format = new()
    {
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        PoolStrings = true,
        MaxRecordSize = 1 << 24,
    };

    public static Either<DatasetError, LabelledTable> Read(string path, TaskRequest request)
    {
        var limits = request.Limits;
        var max = Math.Min(IsCompressed(path) ? limits.Compressed : limits.Plain, System.Array.MaxLength);
        return Open(
            path,
            (reader, remarks) =>
                TableColumns
                    .Parse(path, [.. reader.Headers], request.Reading.Label)
                    .Bind(columns => Rows(path, reader, columns, max))
                    .Map(table => table with { Remarks = table.Remarks.Concat(remarks).Strict() })
        );
    }

    /// <summary>The names of a table's columns.</summary>
    public static Either<DatasetError, Seq<string>> Header(string path) =>
        Open<Seq<string>>(path, (reader, _) => reader.Headers.ToSeq().Strict());

    private static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static Either<DatasetError, T> Open<T>(string path, Func<CsvReader, Seq<string>, Either<DatasetError, T>> read)
    {
        try
        {
            return TextEncoding
                .Find(path)
                .MapLeft(place => NoText(path, place.ToString()))
                .Bind(encoding =>
                {
                    using var text = encoding.Open(path);
                    using var reader = CsvReader.Create(text, Format, leaveOpen: false);
                    return read(reader, encoding.Remark(path));
                });
        }
        catch (CsvFormatException e)
        {
            return DatasetError.Malformed(
                new(path, string.Create(CultureInfo.InvariantCulture, $"line {Math.Max(e.LineNumber, 1)}")),
                $"{e.Message.TrimEnd('.')}."
            );
        }
        catch (DecoderFallbackException)
        {
            return NoText(path, "");
        }
        catch (InvalidDataException e)
        {
            return DatasetError.Malformed(new(path), $"The compressed data cannot be used: {e.Message.TrimEnd('.')}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DatasetError(
                DatasetErrorKind.Missing,
                new(path),
                $"The file cannot be read ({e.Message.TrimEnd('.')}).",
                "Check that it exists and is readable."
            );
        }
    }

    private static DatasetError NoText(string path, string place) =>
        new(
            DatasetErrorKind.Malformed,
            new(path, place),
            "Here are bytes that are no text in UTF-8, UTF-16 with a mark, or Windows-1252.",
            "Save the file as UTF-8."
        );

    private static Either<DatasetError, LabelledTable> Rows(string path, CsvReader reader, TableColumns columns, long max)
    {
        var header = reader.Headers;
        var (values, labels) = (new List<float>(), new List<string>());
        while (reader.Read())
        {
            var label = reader.GetString(columns.Label);
            if (label.Length == 0)
            {
                return Wrong(path, reader, header[columns.Label], "The class is missing.");
            }

            labels.Add(label);
            if (Numbers(path, reader, columns.Features, values).Case is DatasetError wrong)
            {
                return wrong;
            }

            if (values.Count > max)
            {
                return TooLarge(path, max);
            }
        }

        return labels.Count > 0
            ? new LabelledTable(
                path,
                header[columns.Label],
                [.. columns.Features.Select(column => header[column])],
                values,
                labels,
                Remarks(columns)
            )
            : DatasetError.Malformed(new(path), "There is no row below the header.");
    }

    /// <summary>The numbers of some columns, row by row.</summary>
    public static Either<DatasetError, float[]> Numbers(string path, int[] columns, ReadLimits limits) =>
        Open<float[]>(
            path,
            (reader, _) =>
            {
                var (values, max) = (new List<float>(), IsCompressed(path) ? limits.Compressed : limits.Plain);
                while (reader.Read())
                {
                    if (Numbers(path, reader, columns, values).Case is DatasetError wrong)
                    {
                        return wrong;
                    }

                    if (values.Count > max)
                    {
                        return TooLarge(path, max);
                    }
                }

                return values.Count > 0 ? values.ToArray() : DatasetError.Malformed(new(path), "There is no row below the header.");
            }
        );

    /// <summary>Adds the numbers of a row.</summary>
    private static Either<DatasetError, Unit> Numbers(string path, CsvReader reader, int[] columns, List<float> values)
    {
        foreach (var column in columns)
        {
            if (
                !float.TryParse(reader.GetSpan(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                || !float.IsFinite(number)
            )
            {
                return Wrong(
                    path,
                    reader,
                    reader.Headers[column],
                    reader.IsEmpty(column)
                        ? "The cell is empty."
                        : $"'{Shown(reader.GetString(column))}' is not a finite number such as 0.5."
                );
            }

            values.Add(number);
        }

        return Unit.Default;
    }

    private static DatasetError TooLarge(string path, long max) =>
        new(
            DatasetErrorKind.TooLarge,
            new(path),
            FormattableString.Invariant($"It has more than {max} numbers."),
            "Take a part of the file."
        );

    private static DatasetError Wrong(string path, CsvReader reader, string column, string what) =>
        new(
            DatasetErrorKind.Malformed,
            new(path, string.Create(CultureInfo.InvariantCulture, $"line {reader.LineNumber}, column '{column}'")),
            what,
            "Correct the cell, remove the row or the column, or write words as numbers."
        );

    private static Seq<string> Remarks(TableColumns columns) =>
        columns
            .LeftOut.Map(name =>
                name.Length > 0
                    ? $"the column '{name}', which counts rows, is ignored"
                    : "the column without a name, which counts rows, is ignored"
            )
            .Strict();

    private static string Shown(string cell) => cell.Length <= 40 ? cell : cell[..40] + "…";
}
