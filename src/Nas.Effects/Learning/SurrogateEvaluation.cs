using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Learning;

/// <summary>Compares predictors on a table: <c>surrogate eval</c>.</summary>
/// <param name="Table">The table's file.</param>
/// <param name="Columns">The roles of its columns.</param>
/// <param name="Train">Number of rows each fit learns from.</param>
/// <param name="Seeds">Number of splits.</param>
/// <param name="Splits">A file of fixed splits; otherwise training rows are drawn at random and all others are test rows.</param>
/// <param name="Predictors">The predictors compared.</param>
public sealed record SurrogateEvaluation(
    string Table,
    ColumnChoice Columns,
    int Train,
    int Seeds,
    Option<string> Splits,
    ImmutableArray<NamedPredictor> Predictors
)
{
    /// <summary>Reads the table and judges each predictor in turn.</summary>
    /// <param name="seed">The same seed gives the same qualities.</param>
    /// <param name="map">How trees are computed.</param>
    /// <param name="judged">Called with each predictor's report as soon as it is ready.</param>
    public Either<TableError, SurrogateTable> Run(Seed seed, IndexMap map, Action<PredictorReport> judged) =>
        from text in CsvTables.Read(Table)
        from table in SurrogateTable.Parse(text, Columns)
        from splits in SplitsOf(table, RandomStream.FromSeed(seed).Child("splits"))
        select Judged(table, splits, RandomStream.FromSeed(seed).Child("fits"), map, judged);

    private SurrogateTable Judged(
        SurrogateTable table,
        ImmutableArray<DataSplit> splits,
        RandomStream stream,
        IndexMap map,
        Action<PredictorReport> judged
    )
    {
        foreach (var predictor in Predictors)
        {
            judged(PredictorComparison.Judge(predictor, table.Data, splits, stream, map));
        }

        return table;
    }

    private Either<TableError, ImmutableArray<DataSplit>> SplitsOf(SurrogateTable table, RandomStream stream) =>
        table.Data.Rows < Train + 2
            ? new TableError.TooFewRows(Table, table.Data.Rows, Train)
            : Splits.Match(
                file => CsvTables.Read(file).Bind(splits => SplitFile.Parse(splits, table, Train, Seeds)),
                () => Enumerable.Range(0, Seeds).Select(i => DataSplit.Random(table.Data.Rows, Train, stream.Child(i))).ToImmutableArray()
            );
}
