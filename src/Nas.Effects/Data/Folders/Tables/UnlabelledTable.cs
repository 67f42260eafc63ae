using LanguageExt;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>Reads a table for a model: the columns that it was trained on, with or without a column of classes and others.</summary>
internal static class UnlabelledTable
{
    public static Either<DatasetError, (ImageSet Images, Seq<string> Remarks)> Read(string path, InputFormat format, ReadLimits limits) =>
        from header in TableReader.Header(path).Map(names => names.ToArray())
        from columns in format.Columns.IsEmpty
            ? Counted(path, header, checked((int)format.Image.Elements))
            : Named(path, header, format.Columns)
        from read in TableReader.Numbers(path, columns, limits)
        select (new ImageSet(format.Image, read.Values, new int[read.Values.Length / checked((int)format.Image.Elements)]), read.Remarks);

    private static Either<DatasetError, Seq<TableColumn>> Named(string path, string[] header, Seq<TableColumn> columns)
    {
        var missing = columns.Map(column => column.Name).Filter(name => !header.Contains(name)).Strict();
        return missing.IsEmpty
            ? columns
            : Wrong(path, $"The table lacks {string.Join(", ", missing.Take(10))}{(missing.Count > 10 ? " and others" : "")}.");
    }

    /// <summary>All columns but those that count rows and one of classes.</summary>
    private static Either<DatasetError, Seq<TableColumn>> Counted(string path, string[] header, int wanted)
    {
        var label = TableColumns.UsualLabel(header);
        var columns = Enumerable.Range(0, header.Length).Where(i => i != label && !TableColumns.IsCounter(header[i])).ToArray();
        return columns.Length == wanted
            ? columns.Map(at => (TableColumn)new TableColumn.Number(header[at], Option<float>.None, HasGaps: false)).ToSeq().Strict()
            : Wrong(path, FormattableString.Invariant($"The table has {columns.Length} columns of numbers; the model takes {wanted}."));
    }

    private static DatasetError Wrong(string path, string what) =>
        new(DatasetErrorKind.Request, new(path, "line 1"), what, "Give the columns that the model was trained on.");
}
