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
        var rows = tables.Sum(table => table.Labels.Count);
        if (rows > 2 && labels.Length > rows / 2)
        {
            return new DatasetError(
                DatasetErrorKind.Request,
                new(tables.Head.Source, $"column '{tables.Head.Label[0]}'"),
                FormattableString.Invariant($"There are {labels.Length} different values in {rows} rows; that is not a column of classes."),
                labels.All(label => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                    ? "Name the right one: --label COLUMN; or predict it as a number: --target-kind numbers."
                    : "Name the right one: --label COLUMN."
            );
        }

        return labels.All(label => ParseInteger(label) is not null)
            ? labels.OrderBy(ParseInteger).ThenBy(label => label, StringComparer.Ordinal).ToSeq().Strict()
            : labels.Order(StringComparer.Ordinal).ToSeq().Strict();
    }

    private static long? ParseInteger(string label) =>
        long.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
