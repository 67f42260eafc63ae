using System.Collections.Immutable;
using System.Diagnostics;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Effects.Learning;

/// <summary>Fits predictors on splits of a table and times them.</summary>
public static class PredictorComparison
{
    /// <summary>The quality and the time of one predictor.</summary>
    /// <param name="predictor">The predictor by name.</param>
    /// <param name="data">All rows.</param>
    /// <param name="splits">At least one.</param>
    /// <param name="stream">Fit number i draws from child i.</param>
    /// <param name="map">How trees are computed.</param>
    public static PredictorReport Judge(
        NamedPredictor predictor,
        TrainingSet data,
        ImmutableArray<DataSplit> splits,
        RandomStream stream,
        IndexMap map
    )
    {
        var (fitting, predicting) = (new Stopwatch(), new Stopwatch());
        var qualities = splits
            .Select(
                (split, i) =>
                {
                    var (train, test) = (data.Take(split.Train), data.Take(split.Test));
                    fitting.Start();
                    var fitted = predictor.Predictor.Fit(train, stream.Child(i), map);
                    fitting.Stop();
                    predicting.Start();
                    var predicted = fitted.Predict(test.Features, map);
                    predicting.Stop();
                    return RankQuality.Measure(predicted, test.Targets.AsSpan());
                }
            )
            .ToImmutableArray();
        return new(
            predictor.Name,
            qualities,
            fitting.Elapsed.TotalMilliseconds / splits.Length,
            predicting.Elapsed.TotalMilliseconds / splits.Length
        );
    }
}
