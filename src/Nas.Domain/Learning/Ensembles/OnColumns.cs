using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Ensembles;

/// <summary>Lets a predictor see some of the columns only.</summary>
/// <param name="Names">The columns it sees. Those that a table lacks are left out; when all are lacking it sees every column.</param>
/// <param name="Inner">The predictor.</param>
public sealed record OnColumns(ValueArray<string> Names, Predictor Inner) : Predictor
{
    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var all = data.Features.Names;
        ImmutableArray<int> seen = [.. Enumerable.Range(0, all.Length).Where(c => Names.Contains(all[c]))];
        return seen.IsEmpty
            ? Inner.Fit(data, stream, map)
            : new Fitted(seen, Inner.Fit(data with { Features = data.Features.TakeColumns(seen) }, stream, map));
    }

    private sealed class Fitted(ImmutableArray<int> seen, FittedPredictor inner) : FittedPredictor
    {
        public override double[] Predict(FeatureTable rows, IndexMap map) => inner.Predict(rows.TakeColumns(seen), map);

        public override Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) =>
            inner.PredictWithSpread(rows.TakeColumns(seen), map);
    }
}
