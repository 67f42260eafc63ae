using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CsvHelper;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Csv;
using Nas.Effects.Data.Sets;
using Nas.Effects.Files;
using static LanguageExt.Prelude;

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

    /// <summary>A table's rows and classes. Without known columns, those of a table of numbers are at hand after one pass; where there are
    /// words or gaps, a pass finds what the columns are, and another reads them.</summary>
    public static Either<DatasetError, LabelledTable> Read(string path, TaskRequest request) =>
        request.Columns.IsEmpty
            ? Rows(path, request, NumbersOnly)
                .Map(WithMeans)
                .Match(
                    Right<DatasetError, LabelledTable>,
                    _ =>
                        Profile(path, request)
                            .Bind(found =>
                                Rows(path, request, (_, _) => found.Columns)
                                    .Map(table => table with { Remarks = found.Ignored.Concat(table.Remarks).Strict() })
                            )
                )
            : Rows(path, request, (header, roles) => Known(path, header, roles, request.Columns));

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
                $"{e.Message.Replace(nameof(CsvReaderOptions.MaxRecordSize), "the limit", StringComparison.Ordinal).TrimEnd('.')}.",
                "Correct the line, its quotes and separators."
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

    private static Either<DatasetError, Seq<TableColumn>> NumbersOnly(string[] header, TableColumns roles) =>
        roles.Features.Select(at => (TableColumn)new TableColumn.Number(header[at], None, HasGaps: false)).ToSeq().Strict();

    /// <summary>The columns as they are known, if the table has them, in any order.</summary>
    private static Either<DatasetError, Seq<TableColumn>> Known(string path, string[] header, TableColumns roles, Seq<TableColumn> known) =>
        roles.Features.Select(at => header[at]).ToHashSet(StringComparer.Ordinal) is var there
        && known.Filter(column => !there.Contains(column.Name)).Strict() is var missing
        && missing.IsEmpty
            ? known
            : DatasetError.Malformed(
                new(path, "line 1"),
                $"The columns are not those of the training table: it has {string.Join(", ", known.Take(20).Map(column => column.Name))}.",
                "Name the columns alike in all parts."
            );

    /// <summary>What the columns are, and which are ignored.</summary>
    private static Either<DatasetError, (Seq<TableColumn> Columns, Seq<string> Ignored)> Profile(string path, TaskRequest request) =>
        Open<(Seq<TableColumn>, Seq<string>)>(
            path,
            (reader, _) =>
                from roles in TableColumns.Parse(path, [.. reader.Headers], request.Reading)
                from profiles in Profiles(path, reader, roles.Features)
                from found in profiles.Map(profile => Found(path, profile)).Sequence()
                from some in found.Somes().ToSeq().Strict() is { IsEmpty: false } columns
                    ? Right<DatasetError, Seq<TableColumn>>(columns)
                    : DatasetError.Malformed(new(path), "Every column beside the classes is empty.", "Fill in what they can be told from.")
                select (some, profiles.Zip(found).Filter(pair => pair.Item2.IsNone).Map(pair => pair.Item1.WhyIgnored).ToSeq().Strict())
        );

    private static Either<DatasetError, Option<TableColumn>> Found(string path, ColumnProfile profile) =>
        profile.Find().MapLeft(stray => Wrong(path, stray.Line, profile.Name, stray.What));

    private static Either<DatasetError, Seq<ColumnProfile>> Profiles(string path, CsvReader reader, int[] places)
    {
        var profiles = places.Select(at => new ColumnProfile(reader.Headers[at])).ToArray();
        var rows = 0L;
        for (; reader.Read(); rows++)
        {
            for (var i = 0; i < places.Length; i++)
            {
                if (profiles[i].Add(reader.GetSpan(places[i]), reader.LineNumber).Case is string wrong)
                {
                    return Wrong(path, reader.LineNumber, profiles[i].Name, wrong);
                }
            }
        }

        return rows > 0 ? profiles.ToSeq().Strict() : NoRow(path);
    }

    private static DatasetError NoRow(string path) => DatasetError.Malformed(new(path), "There is no row below the header.", "Give rows.");

    private static Either<DatasetError, LabelledTable> Rows(
        string path,
        TaskRequest request,
        Func<string[], TableColumns, Either<DatasetError, Seq<TableColumn>>> columnsOf
    ) =>
        Open(
            path,
            (reader, remarks) =>
            {
                string[] header = [.. reader.Headers];
                return from roles in TableColumns.Parse(path, header, request.Reading)
                    from columns in columnsOf(header, roles)
                    let labels = new List<string>()
                    let unseen = new UnseenWords()
                    from values in Values(
                        path,
                        reader,
                        columns,
                        request,
                        (Labelled(path, reader, (roles, request.Reading.Kind), labels), unseen)
                    )
                    select new LabelledTable(
                        path,
                        [.. roles.Labels.Select(at => header[at])],
                        columns,
                        values,
                        labels,
                        Remarks(roles).Concat(ColumnRemarks(header, columns)).Concat(remarks).Concat(Of(path, unseen)).Strict()
                    );
            }
        );

    /// <summary>The numbers of a table's columns, row by row, without classes.</summary>
    public static Either<DatasetError, (float[] Values, Seq<string> Remarks)> Numbers(
        string path,
        Seq<TableColumn> columns,
        ReadLimits limits
    ) =>
        Open<(float[], Seq<string>)>(
            path,
            (reader, _) =>
            {
                var unseen = new UnseenWords();
                return Values(path, reader, columns, new("") { Limits = limits }, (() => None, unseen))
                    .Map(values => (values.ToArray(), unseen.Remarks.Map(what => $"has {what}").Strict()));
            }
        );

    private static Seq<string> Of(string path, UnseenWords unseen) =>
        unseen.Remarks.Map(what => $"{Path.GetFileName(path)} has {what}").Strict();

    /// <summary>Keeps the class of a row, or its numbers to predict.</summary>
    private static Func<Option<DatasetError>> Labelled(
        string path,
        CsvReader reader,
        (TableColumns Columns, TargetKind Kind) wanted,
        List<string> labels
    ) =>
        () =>
        {
            foreach (var at in wanted.Columns.Labels)
            {
                labels.Add(reader.GetString(at));
                if (TargetCells.Doubt(labels[^1], wanted.Kind).Case is string doubt)
                {
                    return Wrong(path, reader.LineNumber, reader.Headers[at], doubt);
                }
            }

            return None;
        };

    /// <summary>The numbers of all rows.</summary>
    private static Either<DatasetError, List<float>> Values(
        string path,
        CsvReader reader,
        Seq<TableColumn> columns,
        TaskRequest request,
        (Func<Option<DatasetError>> Check, UnseenWords Unseen) rowwise
    )
    {
        const int RowsPerReport = 1000;
        var max = Math.Min(IsCompressed(path) ? request.Limits.Compressed : request.Limits.Plain, System.Array.MaxLength);
        var at = reader.Headers.ToArray().Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
        var places = columns.Map(column => (At: at[column.Name], Column: column)).ToArray();
        var (values, rows) = (new List<float>(), 0);
        while (reader.Read())
        {
            if (rowwise.Check().Case is DatasetError wrong)
            {
                return wrong;
            }

            foreach (var (place, column) in places)
            {
                var before = values.Count;
                if (!column.Encode(reader.GetSpan(place), values))
                {
                    return Wrong(
                        path,
                        reader.LineNumber,
                        column.Name,
                        $"'{TargetCells.Shown(reader.GetString(place))}' is not a finite number such as 0.5."
                    );
                }

                rowwise.Unseen.Add(column, reader.GetSpan(place), CollectionsMarshal.AsSpan(values)[before..]);
            }

            if (values.Count > max)
            {
                return TooLarge(path, max);
            }

            if (++rows % RowsPerReport == 0)
            {
                request.Report(new(rows, None, "rows"));
            }
        }

        return rows > 0 ? values : NoRow(path);
    }

    private static LabelledTable WithMeans(LabelledTable table)
    {
        var sums = new double[table.Columns.Count];
        for (var i = 0; i < table.Values.Count; i++)
        {
            sums[i % sums.Length] += table.Values[i];
        }

        return table with
        {
            Columns = table
                .Columns.Map((i, column) => (TableColumn)new TableColumn.Number(column.Name, (float)(sums[i] / table.Rows), HasGaps: false))
                .ToSeq()
                .Strict(),
        };
    }

    private static DatasetError TooLarge(string path, long max) =>
        new(
            DatasetErrorKind.TooLarge,
            new(path),
            FormattableString.Invariant($"It has more than {max} numbers."),
            "Take a part of the file."
        );

    private static DatasetError Wrong(string path, long line, string column, string what) =>
        new(
            DatasetErrorKind.Malformed,
            new(path, string.Create(CultureInfo.InvariantCulture, $"line {line}, column '{column}'")),
            what,
            "Correct the cell, or remove the row or the column."
        );

    /// <summary>What a user should know of columns that are no plain numbers.</summary>
    private static IEnumerable<string> ColumnRemarks(string[] header, Seq<TableColumn> columns) =>
        (
            TableColumns.LooksLikeData(header)
                ? [$"columns are named by numbers such as {header[0]}; put a header row above the table if this is its first row of data"]
                : Enumerable.Empty<string>()
        )
            .Concat(RemarkOf<TableColumn.Words>(columns, _ => true, "columns of words, each of which becomes a number"))
            .Concat(
                RemarkOf<TableColumn.Hashed>(
                    columns,
                    _ => true,
                    FormattableString.Invariant(
                        $"columns of more than {ColumnProfile.MaxWords} different words, which share as many numbers; leave out names and dates"
                    )
                )
            )
            .Concat(RemarkOf<TableColumn>(columns, column => column.HasGaps, "columns with missing cells, for which a number tells"));

    private static IEnumerable<string> RemarkOf<T>(IEnumerable<TableColumn> columns, Func<T, bool> which, string what)
        where T : TableColumn =>
        columns.OfType<T>().Where(which).Select(column => column.Name).ToArray() is { Length: > 0 } names
            ?
            [
                FormattableString.Invariant(
                    $"{what}: {string.Join(", ", names.Take(10))}{(names.Length > 10 ? $" and {names.Length - 10} more" : "")}"
                ),
            ]
            : [];

    private static Seq<string> Remarks(TableColumns columns) =>
        columns
            .LeftOut.Map(name =>
                name.Length > 0
                    ? $"the column '{name}', which counts rows, is ignored"
                    : "the column without a name, which counts rows, is ignored"
            )
            .Strict();
}
