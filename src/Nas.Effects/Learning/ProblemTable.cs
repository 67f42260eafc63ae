using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Learning;

/// <summary>The source of the proxies and the quality of a problem's architectures.</summary>
/// <param name="Table">The file with one row for each architecture and a column for each proxy.</param>
/// <param name="Target">The column of their quality; larger is better.</param>
/// <param name="TargetTable">The file with that column, joined by <c>id</c>; none if it is in the first file.</param>
public sealed record ProblemTable(string Table, string Target, Option<string> TargetTable)
{
    // NAS-Bench-Suite-Zero's sentinel for proxies that could not be computed.
    private const double Failed = -1e8;

    /// <summary>Reads problems.</summary>
    /// <param name="tables">The tables of each problem.</param>
    /// <param name="metrics">The columns that formulas may use; when empty, the proxies of <see cref="ProxySuite.Zero"/> that every table
    /// has.</param>
    public static Either<TableError, ImmutableArray<FormulaProblem>> Read(
        ImmutableArray<ProblemTable> tables,
        ImmutableArray<string> metrics
    ) =>
        from texts in tables.Select(table => CsvTables.Read(table.Table)).Sequence()
        let all = texts.ToImmutableArray()
        from columns in Columns(all, metrics)
        from problems in tables.Zip(all).Select(pair => pair.Item1.Problem(pair.Item2, columns)).Sequence()
        select problems.ToImmutableArray();

    private static Either<TableError, ImmutableArray<string>> Columns(ImmutableArray<TextTable> tables, ImmutableArray<string> given) =>
        !given.IsEmpty ? given
        : ProxySuite.Zero.Where(name => tables.All(table => table.Names.Contains(name))).ToImmutableArray() is { IsEmpty: false } known
            ? known
        : new TableError.NoMetrics(tables[0].Source);

    private Either<TableError, FormulaProblem> Problem(TextTable text, ImmutableArray<string> metrics) =>
        from targets in Targets(text)
        from features in text.Features(metrics)
        from problem in Problem(features, targets)
        select problem;

    private Either<TableError, FormulaProblem> Problem(FeatureTable features, ImmutableArray<double> targets)
    {
        ImmutableArray<int> rows = [.. Enumerable.Range(0, targets.Length).Where(row => double.IsFinite(targets[row]))];
        return rows.Length < 2
            ? new TableError.TooFewRows(Table, rows.Length, 0)
            : new FormulaProblem(Name, Known(features.TakeRows(rows)), [.. rows.Select(row => targets[row])]);
    }

    private string Name => $"{Path.GetFileName(Table).Split('.')[0]}/{Target}";

    private Either<TableError, ImmutableArray<double>> Targets(TextTable text) =>
        TargetTable.Match(
            file =>
                from ids in text.Text("id")
                from other in CsvTables.Read(file)
                from others in other.Text("id")
                from values in other.Numbers(Target)
                select Joined(ids, others, values),
            () => text.Numbers(Target)
        );

    private static ImmutableArray<double> Joined(ImmutableArray<string> ids, ImmutableArray<string> others, ImmutableArray<double> values)
    {
        var byId = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var row = 0; row < others.Length; row++)
        {
            byId[others[row]] = values[row];
        }

        return [.. ids.Select(id => byId.GetValueOrDefault(id, double.NaN))];
    }

    /// <summary>The same with NaN where a proxy could not be computed.</summary>
    internal static FeatureTable Known(FeatureTable table) =>
        FeatureTable.Build(
            table.Names,
            table.Rows,
            (c, target) =>
            {
                table.Column(c).CopyTo(target);
                target.Replace(Failed, double.NaN);
            }
        );
}
