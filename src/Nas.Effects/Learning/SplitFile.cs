using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning.Quality;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Learning;

/// <summary>Fixed splits from a table with the columns <c>part</c> (<c>train</c> or <c>test</c>), <c>seed</c>, <c>rank</c> and
/// <c>id</c>.</summary>
/// <remarks>The first n ids of a seed's train part are used for training; the test part is the same for all seeds.</remarks>
public static class SplitFile
{
    /// <summary>The splits of seeds 0 … <paramref name="seeds"/> − 1.</summary>
    /// <param name="splits">The table of splits.</param>
    /// <param name="table">The rows that its ids refer to; unknown ids are ignored.</param>
    /// <param name="train">The number of rows to train on.</param>
    /// <param name="seeds">The number of splits.</param>
    public static Either<TableError, ImmutableArray<DataSplit>> Parse(TextTable splits, SurrogateTable table, int train, int seeds) =>
        from part in splits.Text("part")
        from seed in splits.Numbers("seed")
        from rank in splits.Numbers("rank")
        from id in splits.Text("id")
        let rows = RowsById(table.Ids)
        let lines = Enumerable.Range(0, splits.Rows).Where(line => rows.ContainsKey(id[line])).OrderBy(line => rank[line]).ToArray()
        let test = lines.Where(line => part[line] == "test").Select(line => rows[id[line]]).ToImmutableArray()
        from all in Enumerable
            .Range(0, seeds)
            .Select(s =>
                Split(
                    splits.Source,
                    [.. lines.Where(line => part[line] == "train" && seed[line] == s).Take(train).Select(line => rows[id[line]])],
                    test,
                    train
                )
            )
            .Sequence()
        select all.ToImmutableArray();

    private static Either<TableError, DataSplit> Split(string source, ImmutableArray<int> train, ImmutableArray<int> test, int wanted) =>
        train.Length == wanted && test.Length >= 2 ? new DataSplit(train, test) : new TableError.TooFewRows(source, train.Length, wanted);

    private static Dictionary<string, int> RowsById(ImmutableArray<string> ids)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < ids.Length; row++)
        {
            rows[ids[row]] = row;
        }

        return rows;
    }
}
