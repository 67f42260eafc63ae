using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>The roles of a table's columns.</summary>
/// <param name="Labels">Index of the column of classes, or of those of numbers to predict.</param>
/// <param name="Features">Indices of the columns of numbers.</param>
/// <param name="LeftOut">Names of columns that only count rows.</param>
internal sealed record TableColumns(int[] Labels, int[] Features, Seq<string> LeftOut)
{
    private static readonly string[] UsualLabels = ["label", "class", "target", "y"];

    // Row numbers written by spreadsheets and pandas, from which a network could learn the order of the file.
    private static readonly string[] Counters = ["", "id", "index", "unnamed: 0"];

    public static bool IsCounter(string name) => Counters.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The column of classes by its usual name; −1 if there is none.</summary>
    public static int UsualLabel(string[] header) => Named(header, UsualLabels, StringComparison.OrdinalIgnoreCase);

    public static Either<DatasetError, TableColumns> Parse(string path, string[] header, ReadingOptions reading) =>
        from _ in Distinct(path, header)
        from at in LabelsIn(path, header, reading)
        let counters = Enumerable.Range(0, header.Length).Where(i => !at.Contains(i) && IsCounter(header[i])).ToArray()
        let features = Enumerable.Range(0, header.Length).Except(at).Except(counters).ToArray()
        from some in features.Length > 0
            ? Right<DatasetError, Unit>(unit)
            : DatasetError.Malformed(
                new(path, "line 1"),
                "There is no column other than what is to be told.",
                "Add columns that it can be told from."
            )
        select new TableColumns(at, features, counters.Map(i => header[i]).ToSeq().Strict());

    private static Either<DatasetError, Unit> Distinct(string path, string[] header) =>
        header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? IsNumber(twice.Key)
                ? DatasetError.Malformed(
                    new(path, "line 1"),
                    "Its first row holds numbers, no names of columns.",
                    "Put a header row above it."
                )
                : DatasetError.Malformed(new(path, "line 1"), $"Two columns are named '{twice.Key}'.", "Rename or remove one of them.")
            : unit;

    /// <summary>Whether all columns but one at most are named by numbers, and one by a fraction: perhaps a row of data.</summary>
    public static bool LooksLikeData(string[] header) =>
        header.Count(IsNumber) >= Math.Max(1, header.Length - 1)
        && header.Any(name => IsNumber(name) && name.Contains('.', StringComparison.Ordinal));

    private static bool IsNumber(string name) => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static int Named(string[] header, string[] wanted, StringComparison comparison) =>
        wanted.Select(name => System.Array.FindIndex(header, one => one.Equals(name, comparison))).FirstOrDefault(at => at >= 0, -1);

    /// <summary>One column of classes; for numbers also several, with commas between them.</summary>
    private static Either<DatasetError, int[]> LabelsIn(string path, string[] header, ReadingOptions reading) =>
        reading.Kind != TargetKind.Classes
        && reading.Label.Case is string names
        && !header.Contains(names)
        && names.Contains(',', StringComparison.Ordinal)
            ? DatasetError
                .Gather(names.Split(',').Map(name => LabelIn(path, header, name.Trim())).ToSeq().Strict())
                .Map(all => all.ToArray())
            : LabelIn(path, header, reading.Label).Map(at => new[] { at });

    private static Either<DatasetError, int> LabelIn(string path, string[] header, Option<string> label)
    {
        var wanted = label.Match(name => [name], () => UsualLabels);
        var comparison = label.IsSome ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var found = Named(header, wanted, comparison);
        return found >= 0
            ? found
            : new DatasetError(
                DatasetErrorKind.Request,
                new(path, "line 1"),
                label.Match(
                    name => $"No column is named '{name}'{DidYouMean.Among(header, name)}.",
                    () => $"No column is named {string.Join(", ", UsualLabels)}."
                ),
                $"Name the column of classes: --label COLUMN. The columns are {string.Join(", ", header.Take(20))}{(header.Length > 20 ? " and more" : "")}."
            );
    }
}
