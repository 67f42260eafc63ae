using System.Globalization;
using LanguageExt;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>The classes in a column of labels, and their order.</summary>
internal static class TableClasses
{
    /// <summary>The distinct labels: by value if all are integers, otherwise in ordinal order.</summary>
    public static Either<DatasetError, Seq<string>> Find(Seq<LabelledTable> tables)
    {
        var labels = tables.Bind(table => table.Labels.ToSeq()).Distinct(StringComparer.Ordinal).ToArray();
        if (AreTooMany(labels.Length, tables.Sum(table => table.Labels.Count)))
        {
            return TooMany(
                new(tables.Head.Source, $"column '{tables.Head.Label[0]}'"),
                (labels.Length, tables.Sum(table => table.Labels.Count)),
                labels.All(label => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                    ? "Name the right one: --label COLUMN; or predict it as a number: --target-kind numbers."
                    : "Name the right one: --label COLUMN."
            );
        }

        return labels.All(label => ParseInteger(label) is not null)
            ? labels.OrderBy(ParseInteger).ThenBy(label => label, StringComparer.Ordinal).ToSeq().Strict()
            : labels.Order(StringComparer.Ordinal).ToSeq().Strict();
    }

    /// <summary>Whether so many different labels in so many rows are no classes.</summary>
    public static bool AreTooMany(int labels, int rows) => rows > 2 && labels > rows / 2;

    /// <summary>The refusal of such a column.</summary>
    public static DatasetError TooMany(DataPlace column, (int Labels, int Rows) count, string remedy) =>
        new(
            DatasetErrorKind.Request,
            column,
            FormattableString.Invariant(
                $"There are {count.Labels} different values in {count.Rows} rows; that is not a column of classes."
            ),
            remedy
        );

    private static long? ParseInteger(string label) =>
        long.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
