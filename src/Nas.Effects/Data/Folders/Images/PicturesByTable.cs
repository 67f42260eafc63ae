using System.Globalization;
using LanguageExt;
using Nas.Domain;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Effects.Data.Csv;
using Nas.Effects.Data.Folders.Tables;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>Finds pictures of which a table tells: a row for each picture, with its path or name and its class, or its numbers or
/// labels.</summary>
internal static class PicturesByTable
{
    private static readonly string[] PictureColumns =
    [
        "image",
        "file",
        "filename",
        "file_name",
        "path",
        "filepath",
        "img",
        "picture",
        "id",
        "image_id",
    ];
    private static readonly string[] PartColumns = ["split", "subset", "partition", "part", "set", "usage"];
    private static readonly string[] ClassColumns = ["label", "class", "target", "y", "category", "breed", "species"];

    public static Either<DatasetError, PictureParts> Find(string folder, string table, ReadingOptions reading, Confinement root) =>
        from found in Rows(table, reading)
        let all = found.Rows
        let rows = all.Filter(row => row.Told.All(cell => cell.Length > 0)).Strict()
        from enough in reading.Kind == TargetKind.Classes ? Plausible(table, rows) : Readable(table, all, reading.Kind)
        from files in Below(folder, root)
        let index = new PictureIndex(folder, files)
        from classes in Classes(table, rows, index, reading.Kind == TargetKind.Classes ? "classes" : "values")
        let pictures = files.Filter(file => classes.ContainsKey(file)).Map(file => EntryOf(file, classes[file], reading.Kind)).Strict()
        from _ in pictures.IsEmpty ? NoMatch(table, rows[0].Picture, folder) : Right<DatasetError, Unit>(unit)
        let parts = pictures.ToLookup(picture =>
            classes[picture.Path].Part.IfNone(() => PartOf(Path.GetRelativePath(folder, picture.Path)))
        )
        from train in parts[TaskPart.Train].Any()
            ? Right<DatasetError, PicturePart>(Part(folder, parts[TaskPart.Train]))
            : NoTraining(folder)
        select new PictureParts(
            train,
            Some(parts[TaskPart.Validation]).Filter(part => part.Any()).Map(part => Part(folder, part)),
            Some(parts[TaskPart.Test]).Filter(part => part.Any()).Map(part => Part(folder, part)),
            Remarks((files.Count - pictures.Count, rows.Count - classes.Count, all.Count - rows.Count), table)
        )
        {
            Told = reading.Kind == TargetKind.Classes ? [] : found.Names,
        };

    private static ImageEntry EntryOf(string file, PictureRow row, TargetKind kind) =>
        kind == TargetKind.Classes
            ? new ImageEntry(file, row.Told[0])
            : new(file, "") { Numbers = [.. row.Told.Select(TargetCells.Number)] };

    /// <summary>Cells in place of classes are numbers, or 0 and 1 for labels, or empty.</summary>
    private static Either<DatasetError, Unit> Readable(string table, Seq<PictureRow> rows, TargetKind kind) =>
        rows.Bind(row =>
                row.Told.Where(cell => cell.Length > 0)
                    .Select(cell => TargetCells.Doubt(cell, kind).Map(doubt => (row.Picture, doubt)))
                    .Somes()
            )
            .HeadOrNone()
            .Match(
                wrong =>
                    DatasetError.Malformed(new(table, $"the row of {wrong.Picture}"), wrong.doubt, "Correct the cell, or remove the row."),
                () => Right<DatasetError, Unit>(unit)
            );

    /// <summary>Numbers that are nearly all different are no classes.</summary>
    private static Either<DatasetError, Unit> Plausible(string table, Seq<PictureRow> rows) =>
        rows.Map(row => row.Told[0]).Distinct().ToArray() is var classes
        && TableClasses.AreTooMany(classes.Length, rows.Count)
        && classes.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? TableClasses.TooMany(
                new(table),
                (classes.Length, rows.Count),
                "Name the column of classes: --label COLUMN; or predict it as a number: --target-kind numbers."
            )
            : unit;

    private static Either<DatasetError, (ValueArray<string> Names, Seq<PictureRow> Rows)> Rows(string path, ReadingOptions reading) =>
        from table in CsvTables
            .Read(path)
            .MapLeft(error => new DatasetError(DatasetErrorKind.Malformed, new(path), error.Message, "Give a CSV file with a header row."))
        from _ in table.Names.Any(ImageEntry.IsPicture)
            ? new DatasetError(
                DatasetErrorKind.Malformed,
                new(path, "line 1"),
                "The table has no header row.",
                "Put 'image,class' above it."
            )
            : Right<DatasetError, Unit>(unit)
        let picture = Column([.. table.Names], PictureColumns).IfNone(0)
        from found in LabelsIn([.. table.Names], reading)
            .Map(name =>
                name.Match(
                        wanted => Column([.. table.Names], [wanted]),
                        () => Column([.. table.Names], ClassColumns) || (table.Names.Length == 2 ? Some(1 - picture) : None)
                    )
                    .ToEither(() => NoColumn(path, name, [.. table.Names]))
            )
            .Sequence()
            .Map(all => all.ToArray())
        from some in table.Rows > 0 && !found.Contains(picture)
            ? Right<DatasetError, Unit>(unit)
            : DatasetError.Malformed(
                new(path),
                "The table has no rows with a picture and a class.",
                "Write a row for each picture: image,class."
            )
        let parts = Column([.. table.Names], PartColumns)
            .Map(at => table.Cells[at].Select(PartNames.Find).ToArray())
            .Filter(cells => cells.All(part => part.IsSome))
        select (
            (ValueArray<string>)[.. found.Select(at => table.Names[at])],
            table
                .Cells[picture]
                .Select((name, row) => new PictureRow(name, [.. found.Select(at => table.Cells[at][row])], parts.Bind(cells => cells[row])))
                .ToSeq()
                .Strict()
        );

    /// <summary>A row: a picture, its class or its numbers, and the part that it is for if a column tells.</summary>
    private sealed record PictureRow(string Picture, ValueArray<string> Told, Option<TaskPart> Part);

    /// <summary>The columns that are asked for: one of classes, or several with commas between them; none for the usual one.</summary>
    private static Seq<Option<string>> LabelsIn(string[] names, ReadingOptions reading) =>
        reading.Kind != TargetKind.Classes && reading.Label.Case is string several && !names.Contains(several)
            ? several.Split(',', StringSplitOptions.TrimEntries).Map(Some).ToSeq().Strict()
            : Seq1(reading.Label);

    private static DatasetError NoColumn(string path, Option<string> label, string[] names) =>
        new(
            DatasetErrorKind.Request,
            new(path, "line 1"),
            label.Match(
                name => $"No column is named '{name}'{DidYouMean.Among(names, name)}.",
                () => $"No column is named {string.Join(", ", ClassColumns)}."
            ),
            $"Name the column that tells: --label COLUMN. The columns are {string.Join(", ", names.Take(20))}."
        );

    private static Option<int> Column(string[] names, string[] wanted) =>
        wanted
            .Select(name => System.Array.FindIndex(names, one => one.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Where(at => at >= 0)
            .ToSeq()
            .HeadOrNone();

    /// <summary>The pictures in a folder and in those below it.</summary>
    private static Either<DatasetError, Seq<string>> Below(string folder, Confinement root) =>
        from entries in root.Entries(folder)
        from inner in entries.Filter(entry => entry is DirectoryInfo).Map(entry => Below(Path.Combine(folder, entry.Name), root)).Sequence()
        select entries
            .Filter(entry => entry is FileInfo && ImageEntry.IsPicture(entry.Name))
            .Map(entry => Path.Combine(folder, entry.Name))
            .Concat(inner.Bind(files => files))
            .ToSeq()
            .Strict();

    private static Either<DatasetError, Dictionary<string, PictureRow>> Classes(
        string table,
        Seq<PictureRow> rows,
        PictureIndex index,
        string what
    )
    {
        var classes = new Dictionary<string, PictureRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var picture = row.Picture;
            var files = index.Find(picture);
            if (files.Count > 1)
            {
                return Doubtful(table, $"'{picture}' may be {files[0]} or {files[1]}.", "Write paths from the data folder into the table.");
            }

            if (files.Count == 1 && !classes.TryAdd(files[0], row) && classes[files[0]].Told != row.Told)
            {
                return Doubtful(
                    table,
                    $"'{picture}' has two {what}, {string.Join(",", classes[files[0]].Told)} and {string.Join(",", row.Told)}.",
                    "Correct the table."
                );
            }
        }

        return classes;
    }

    private static DatasetError Doubtful(string table, string what, string remedy) =>
        new(DatasetErrorKind.Malformed, new(table), what, remedy);

    private static TaskPart PartOf(string path) =>
        path.Split(Path.DirectorySeparatorChar)[..^1].Select(PartNames.Find).Somes().ToSeq().HeadOrNone().IfNone(TaskPart.Train);

    private static PicturePart Part(string folder, IEnumerable<ImageEntry> pictures)
    {
        var all = pictures.ToLookup(picture => picture.Class);
        var classes = all.Select(group => group.Key).Order(StringComparer.Ordinal).ToSeq().Strict();
        return new(folder, classes, classes.Bind(name => all[name].ToSeq()).Strict(), []);
    }

    private static Seq<string> Remarks((int Unlisted, int Absent, int Unlabelled) rows, string table) =>
        Seq(
                rows.Unlisted > 0
                    ? FormattableString.Invariant($"{rows.Unlisted} pictures are not listed in {table} and are left out")
                    : "",
                rows.Absent > 0
                    ? FormattableString.Invariant($"{rows.Absent} rows of {table} name no picture that is there, or one again")
                    : "",
                rows.Unlabelled > 0 ? FormattableString.Invariant($"{rows.Unlabelled} rows of {table} tell nothing and are left out") : ""
            )
            .Filter(remark => remark.Length > 0)
            .Strict();

    private static DatasetError NoMatch(string table, string first, string folder) =>
        new(
            DatasetErrorKind.Request,
            new(table),
            $"None of its rows names a picture in {folder}; the first is '{first}'.",
            "Write names or paths of pictures into one column and their classes into another."
        );

    private static DatasetError NoTraining(string folder) =>
        new(DatasetErrorKind.Missing, new(folder), "No picture for training is listed.", "List those in the folder train, too.");
}
