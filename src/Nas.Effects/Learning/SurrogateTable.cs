using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Learning;

/// <summary>Architectures read from a table: features, a target and an id for each row.</summary>
/// <param name="Source">The table.</param>
/// <param name="Data">The rows with a known target.</param>
/// <param name="Ids">The <c>id</c> of each of these rows, its line in the file when the table has no such column.</param>
/// <param name="LeftOut">Columns that hold text and were not named as features.</param>
public sealed record SurrogateTable(string Source, TrainingSet Data, ImmutableArray<string> Ids, ImmutableArray<string> LeftOut)
{
    private const string Id = "id";

    /// <summary>Takes the columns of a request out of a table.</summary>
    public static Either<TableError, SurrogateTable> Parse(TextTable table, ColumnChoice choice) =>
        from target in table.Numbers(choice.Target)
        from _ in choice.Ignored.Select(table.Text).Sequence()
        let candidates = table.Names.Where(name => name != choice.Target && name != Id && !choice.Ignored.Contains(name))
        let numeric = candidates.Where(name => table.Numbers(name).IsRight).ToImmutableArray()
        from features in Features(table, choice.Features.IsEmpty ? numeric : choice.Features)
        select Known(table, target, features) with
        {
            LeftOut = choice.Features.IsEmpty ? [.. candidates.Except(numeric)] : [],
        };

    private static Either<TableError, FeatureTable> Features(TextTable table, ImmutableArray<string> names) =>
        names.IsEmpty ? new TableError.NoFeatures(table.Source) : table.Features(names);

    private static SurrogateTable Known(TextTable table, ImmutableArray<double> target, FeatureTable features)
    {
        ImmutableArray<int> rows = [.. Enumerable.Range(0, table.Rows).Where(row => double.IsFinite(target[row]))];
        var ids = table.Text(Id).IfLeft([.. Enumerable.Range(2, table.Rows).Select(line => $"{line}")]);
        return new(table.Source, new(features.TakeRows(rows), [.. rows.Select(r => target[r])]), [.. rows.Select(r => ids[r])], []);
    }
}
