using System.Collections.Immutable;
using System.Text;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Csv;
using Nas.Effects.Files;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Archives;

/// <summary>Reads archives, which may be untrusted: every cell is checked, every text is parsed, and errors name the row.</summary>
public static class ArchiveReader
{
    /// <summary>Maximum number of architectures of an archive.</summary>
    public const int MaxRows = 1_000_000;

    /// <summary>Several files, or the <see cref="BuiltInArchive"/>, as one archive, by <see cref="ArchiveMerge"/>.</summary>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> Merged(IEnumerable<string> files) =>
        files
            .Map(file => file == BuiltInArchive.Name ? BuiltInArchive.Read() : ReadFile(file))
            .Sequence()
            .Map(parts => ArchiveMerge.Merge(parts.SelectMany(rows => rows)));

    /// <summary>Reads a file, decompressed if its name ends in <c>.gz</c>.</summary>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> ReadFile(string file) => CsvTables.Read(file).Bind(ReadTable);

    /// <summary>A text.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="text">The content.</param>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> ReadText(string name, string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return CsvTables.Read(name, stream).Bind(ReadTable);
    }

    /// <summary>A table, of an archive or of <see cref="PublishedPairs"/>.</summary>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> ReadTable(TextTable table) =>
        PublishedPairs.IsLike(table) ? PublishedPairs.Read(table) : ReadArchive(table);

    private static Either<TableError, ImmutableArray<ArchivedTrial>> ReadArchive(TextTable table) =>
        from _ in IsArchive(table)
        from proxies in Proxies(table)
        from rows in Rows(table, proxies)
        select rows;

    private static Either<TableError, Unit> IsArchive(TextTable table) =>
        ArchiveText.Columns.Find(name => !table.Names.Contains(name)).Case is string missing
            ? new TableError.Unreadable(
                table.Source,
                $"it is not an archive: the column '{missing}' is missing. archive export makes one of run folders"
            )
        : table.Names.Distinct().Count() < table.Names.Length ? new TableError.Unreadable(table.Source, "two columns have one name")
        : table.Rows > MaxRows ? new TableError.Unreadable(table.Source, $"it has {table.Rows} rows, and at most {MaxRows} are read")
        : unit;

    private static Either<TableError, ImmutableArray<(string Name, ImmutableArray<double> Values)>> Proxies(TextTable table) =>
        table
            .Names.Except(ArchiveText.Columns)
            .Map(name => table.Numbers(name).Map(values => (name, values)))
            .Sequence()
            .Map(columns => columns.ToImmutableArray());

    private static Either<TableError, ImmutableArray<ArchivedTrial>> Rows(
        TextTable table,
        ImmutableArray<(string Name, ImmutableArray<double> Values)> proxies
    )
    {
        var cells = ArchiveText.Columns.Map(name => (Name: name, Cells: table.Cells[table.Names.IndexOf(name)])).ToArray();
        var rows = ImmutableArray.CreateBuilder<ArchivedTrial>(table.Rows);
        for (var row = 0; row < table.Rows; row++)
        {
            var at = row;
            var read = ArchiveCodec.Record.Read(
                new Node.Map(cells.Map(column => new Entry(column.Name, CellText.Read(column.Cells[at]))).ToArr())
            );
            if (read.IsFail)
            {
                return Refused(table, row, read.FailToSeq());
            }

            read.IfSuccess(trial => rows.Add(trial with { Proxies = ProxiesAt(proxies, at) }));
        }

        return rows.MoveToImmutable();
    }

    private static Seq<Metric> ProxiesAt(ImmutableArray<(string Name, ImmutableArray<double> Values)> proxies, int row) =>
        proxies
            .Where(proxy => !double.IsNaN(proxy.Values[row]))
            .Select(proxy => new Metric(proxy.Name, proxy.Values[row]))
            .ToArray()
            .ToSeq();

    /// <summary>The first row that cannot be used, with all that is wrong with it.</summary>
    private static TableError.Refused Refused(TextTable table, int row, Seq<Mistake> mistakes) =>
        new(
            table.Source,
            mistakes[0].Path,
            row + 2,
            string.Join("; ", mistakes.Tail.Map(mistake => mistake.ToString()).Prepend($"it {mistakes[0].What}"))
        );
}
