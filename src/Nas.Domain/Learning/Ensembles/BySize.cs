using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Ensembles;

/// <summary>One predictor for few examples and another for many.</summary>
/// <param name="Limit">The largest number of rows that are few.</param>
/// <param name="Few">The predictor for up to <paramref name="Limit"/> rows.</param>
/// <param name="Many">The predictor for more.</param>
public sealed record BySize(int Limit, Predictor Few, Predictor Many) : Predictor
{
    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map) =>
        (data.Rows <= Limit ? Few : Many).Fit(data, stream, map);
}
