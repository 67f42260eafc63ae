using System.Collections.Immutable;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Effects.Learning;

/// <summary>The results of a predictor over several splits.</summary>
/// <param name="Name">The predictor.</param>
/// <param name="Splits">Its quality on each split.</param>
/// <param name="FitMilliseconds">Wall time of a fit, mean over splits.</param>
/// <param name="PredictMilliseconds">Wall time of predicting a split's test rows, mean over splits.</param>
public sealed record PredictorReport(string Name, ImmutableArray<RankQuality> Splits, double FitMilliseconds, double PredictMilliseconds)
{
    /// <summary>Mean and standard deviation of one measure over the splits.</summary>
    public MeanAndDeviation Over(Func<RankQuality, double> measure) => MeanAndDeviation.Compute([.. Splits.Select(measure)]);
}
