using System.Collections.Immutable;
using System.Text;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Csv;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Archives;

/// <summary>Reads archives, which may be untrusted: every cell is checked, every text is parsed, and errors name the row.</summary>
public static class ArchiveReading
{
    /// <summary>Maximum number of architectures of an archive.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>Several files as one archive, by <see cref="ArchiveMerge"/>.</summary>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> Merged(IEnumerable<string> files) =>
        files.Map(Of).Sequence().Map(parts => ArchiveMerge.Of(parts.SelectMany(rows => rows)));

    /// <summary>Reads a file, decompressed if its name ends in <c>.gz</c>.</summary>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> Of(string file) => CsvTables.Read(file).Bind(Of);

    /// <summary>A text.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="text">The content.</param>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> Of(string name, string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return CsvTables.Read(name, stream).Bind(Of);
    }

    /// <summary>A table.</summary>
    public static Either<TableError, ImmutableArray<ArchivedTrial>> Of(TextTable table) =>
        from _ in IsArchive(table)
        from proxies in Proxies(table)
        from rows in Rows(table, proxies)
        select rows;

    private static Either<TableError, Unit> IsArchive(TextTable table) =>
        ArchiveColumns.All.Find(name => !table.Names.Contains(name)).Case is SomeCase<string>(var missing)
            ? new TableError.Unreadable(table.Source, $"it is not an archive: the column '{missing}' is missing. archive export makes one from run folders")
        : table.Names.Distinct().Count() < table.Names.Length ? new TableError.Unreadable(table.Source, "two columns have the same name")
        : table.Rows > MostRows ? new TableError.Unreadable(table.Source, $"it has {table.Rows} rows; the maximum is {MostRows}")
        : unit;

    private static Either<TableError, ImmutableArray<(string Name, ImmutableArray<double> Values)>> Proxies(TextTable table) => table.Names
        .Except(ArchiveColumns.All)
        .Map(name => table.Numbers(name).Map(values => (name, values)))
        .Sequence()
        .Map(columns => columns.ToImmutableArray());

    private static Either<TableError, ImmutableArray<ArchivedTrial>> Rows(TextTable table, ImmutableArray<(string Name, ImmutableArray<double> Values)> proxies)
    {
        var cells = new ArchiveCells(table);
        var rows = ImmutableArray.CreateBuilder<ArchivedTrial>(table.Rows);
        for (var row = 0; row < table.Rows; row++)
        {
            try
            {
                var at = row;
                rows.Add(cells.Trial(row) with
                {
                    Proxies = proxies.Where(proxy => !double.IsNaN(proxy.Values[at])).Select(proxy => new Metric(proxy.Name, proxy.Values[at])).ToArray().ToSeq(),
                });
            }
            catch (ArchiveCells.RefusedException refused)
            {
                return new TableError.Refused(table.Source, refused.Column, row + 2, refused.Message);
            }
        }

        return rows.MoveToImmutable();
    }
}
