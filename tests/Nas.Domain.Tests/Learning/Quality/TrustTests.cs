using Nas.Domain.Learning;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Learning.Trees;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Quality;

public class TrustTests
{
    [Fact]
    public void Importance_OfColumnsThatDecide_IsLargeAndOfOthersSmall()
    {
        var fitted = Forest.Random.Fit(Made.Data(300), Made.Stream, IndexMap.Sequential);
        var importance = PermutationImportance.Measure(fitted, Made.Data(200, "test"), 3, Made.Stream, IndexMap.Sequential);
        Assert.All(importance.Take(3), drop => Assert.InRange(drop, 0.05, 1));
        Assert.All(importance.Skip(3), drop => Assert.InRange(drop, -0.03, 0.03));
        Assert.Equal(0, importance.IndexOf(importance.Max()));
    }

    [Fact]
    public void OutOfBag_Predictions_AreAsHonestAsThoseOfOtherRows()
    {
        var (data, test) = (Made.Data(300), Made.Data(300, "test"));
        var outOfBag = Forest.Random.PredictOutOfBag(data, Made.Stream, IndexMap.Sequential);
        var fresh = Forest.Random.FitForest(data, Made.Stream, IndexMap.Sequential).PredictWithSpread(test.Features, IndexMap.Sequential);
        var (inside, outside) = (Error(outOfBag, data), Error(fresh, test));
        Assert.InRange(inside / outside, 0.8, 1.25);
    }

    [Fact]
    public void Calibration_OfKnownErrors_CountsThem()
    {
        Prediction[] predictions = [new(0, 1), new(0, 1), new(0, 2), new(0, 0), new(double.NaN, 1)];
        var calibration = Calibration.Measure(predictions, [0.5, -1.5, 6, 9, 9]);
        Assert.Equal(1 / 3.0, calibration.WithinOne, 12);
        Assert.Equal(2 / 3.0, calibration.WithinTwo, 12);
        Assert.Equal(Math.Sqrt((0.25 + 2.25 + 9) / 3), calibration.Scale, 12);
    }

    [Fact]
    public void Calibration_OfTheForestsSpread_RisesWithItsErrors()
    {
        // Half of the rows are noisy, and a column tells which.
        var data = Made.Data(600);
        var cursor = Made.Stream.Child("noise").Cursor();
        var noisy = data with
        {
            Targets = [.. data.Targets.Select((t, r) => t + (data.Features.Column(4)[r] > 0.5 ? 8 * cursor.NextDouble() : 0))],
        };
        var outOfBag = Forest.Random.PredictOutOfBag(noisy, Made.Stream, IndexMap.Sequential);
        Assert.InRange(Calibration.Measure(outOfBag, noisy.Targets.AsSpan()).Rank, 0.2, 1);
    }

    private static double Error(Prediction[] predictions, TrainingSet data) =>
        predictions.Select((p, row) => Math.Abs(p.Mean - data.Targets[row])).Where(error => !double.IsNaN(error)).Average();
}
