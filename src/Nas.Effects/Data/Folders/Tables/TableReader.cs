using System.Globalization;
using CsvHelper;
using LanguageExt;
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
        try
        {
            using var file = RegularFile.OpenRead(path);
            var compressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            using var reader = CsvReader.Create(compressed ? CsvTables.Unpacked(file) : file, Format, leaveOpen: false);
            var max = Math.Min(compressed ? request.Limits.Compressed : request.Limits.Plain, System.Array.MaxLength);
            return TableColumns.Parse(path, [.. reader.Headers], request.Label).Bind(columns => Rows(path, reader, columns, max));
        }
        catch (CsvFormatException e)
        {
            return DatasetError.Malformed(
                new(path, string.Create(CultureInfo.InvariantCulture, $"line {Math.Max(e.LineNumber, 1)}")),
                $"{e.Message.TrimEnd('.')}."
            );
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
            foreach (var column in columns.Features)
            {
                if (
                    !float.TryParse(reader.GetSpan(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    || !float.IsFinite(number)
                )
                {
                    return Wrong(
                        path,
                        reader,
                        header[column],
                        reader.IsEmpty(column)
                            ? "The cell is empty."
                            : $"'{Shown(reader.GetString(column))}' is not a finite number such as 0.5."
                    );
                }

                values.Add(number);
            }

            if (values.Count > max)
            {
                return new DatasetError(
                    DatasetErrorKind.TooLarge,
                    new(path),
                    FormattableString.Invariant($"It has more than {max} numbers."),
                    "Take a part of the file."
                );
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
