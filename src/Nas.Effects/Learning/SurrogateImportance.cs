using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Learning;

/// <summary>Computes how much a predictor depends on each column of a table: <c>surrogate importance</c>.</summary>
/// <param name="Table">The table's file.</param>
/// <param name="Columns">The roles of its columns.</param>
/// <param name="Predictor">The predictor.</param>
/// <param name="Train">Rows drawn to learn from; all others are shuffled.</param>
/// <param name="Shuffles">Number of shuffles of each column.</param>
public sealed record SurrogateImportance(string Table, ColumnChoice Columns, Predictor Predictor, int Train, int Shuffles)
{
    /// <summary>Reads the table, fits and shuffles. Equal seeds give equal results.</summary>
    public Either<TableError, ColumnImportance> Run(Seed seed, IndexMap map) =>
        from text in CsvTables.Read(Table)
        from table in SurrogateTable.Parse(text, Columns)
        from rows in table.Data.Rows < Train + 2
            ? Prelude.Left<TableError, TrainingSet>(new TableError.TooFewRows(Table, table.Data.Rows, Train))
            : table.Data
        select Measure(rows, RandomStream.FromSeed(seed), map);

    private ColumnImportance Measure(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var split = DataSplit.Random(data.Rows, Train, stream.Child("split"));
        var (fitted, held) = (Predictor.Fit(data.Take(split.Train), stream.Child("fit"), map), data.Take(split.Test));
        var drops = PermutationImportance.Measure(fitted, held, Shuffles, stream.Child("shuffles"), map);
        return new(
            KendallTau.B(fitted.Predict(held.Features, map), held.Targets.AsSpan()),
            held.Rows,
            [
                .. Enumerable
                    .Range(0, drops.Length)
                    .OrderByDescending(column => drops[column])
                    .Select(column => (data.Features.Names[column], drops[column])),
            ]
        );
    }
}
