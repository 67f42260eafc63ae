using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Learning.Curves;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Learning;

/// <summary>Learning curves from a table with a row for each epoch: <c>epoch</c>, <c>train_loss</c>, <c>valid_loss</c> and
/// <c>valid_error</c> in percent. All other columns but <c>train_error</c> name the training; without its <c>seed</c>, they are its
/// setting.</summary>
public static class CurveFile
{
    private const string Seed = "seed";
    private const double Percent = 100;
    private const int MinCurves = 10;

    private static readonly ImmutableArray<string> Measured = ["epoch", "train_loss", "valid_loss", "valid_error", "train_error"];

    /// <summary>The trainings of a table that lasted as long as the longest and whose numbers are finite, in the order of rows.</summary>
    public static Either<TableError, ImmutableArray<LearningCurve>> Parse(TextTable table) =>
        from epochs in table.Numbers("epoch")
        from losses in table.Numbers("train_loss")
        from validation in table.Numbers("valid_loss")
        from errors in table.Numbers("valid_error")
        from curves in Whole(
            table,
            [
                .. Rows(table)
                    .GroupBy(row => NameOf(table, row, _ => true), StringComparer.Ordinal)
                    .Select(training => training.OrderBy(row => epochs[row]).ToImmutableArray())
                    .Select(rows => new LearningCurve(
                        NameOf(table, rows[0], name => name != Seed),
                        NumbersOf(table, rows[0]),
                        [.. rows.Select(row => losses[row])],
                        [.. rows.Select(row => validation[row])],
                        [.. rows.Select(row => 1 - (errors[row] / Percent))]
                    )),
            ]
        )
        select curves;

    private static Either<TableError, ImmutableArray<LearningCurve>> Whole(TextTable table, ImmutableArray<LearningCurve> curves)
    {
        var longest = curves.Select(curve => curve.Losses.Length).DefaultIfEmpty().Max();
        ImmutableArray<LearningCurve> whole = [.. curves.Where(curve => curve.Losses.Length == longest && IsFinite(curve))];
        return whole.Length >= MinCurves ? whole : new TableError.TooFewCurves(table.Source, whole.Length, MinCurves);
    }

    private static bool IsFinite(LearningCurve curve) =>
        curve.Losses.Concat(curve.ValidationLosses).Concat(curve.Accuracies).All(double.IsFinite);

    private static IEnumerable<int> Rows(TextTable table) => Enumerable.Range(0, table.Rows);

    private static string NameOf(TextTable table, int row, Func<string, bool> counts) =>
        string.Join('\0', Naming(table).Where(column => counts(table.Names[column])).Select(column => table.Cells[column][row]));

    private static ImmutableArray<double> NumbersOf(TextTable table, int row) =>
        [
            .. Naming(table)
                .Where(column => table.Names[column] != Seed)
                .Select(column =>
                    double.TryParse(table.Cells[column][row], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                        ? number
                        : double.NaN
                ),
        ];

    private static IEnumerable<int> Naming(TextTable table) =>
        Enumerable.Range(0, table.Names.Length).Where(column => !Measured.Contains(table.Names[column]));
}
