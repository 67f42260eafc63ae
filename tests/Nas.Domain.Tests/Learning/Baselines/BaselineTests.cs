using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Baselines;

public class BaselineTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(3)]
    public void Ridge_OfALinearTarget_RanksUnseenRows(int rows)
    {
        var data = Linear(rows);
        var test = Linear(200);
        var fitted = new Ridge().Fit(data, Made.Stream, IndexMap.Sequential);
        Assert.InRange(KendallTau.B(fitted.Predict(test.Features), test.Targets.AsSpan()), 0.7, 1);
    }

    [Fact]
    public void Ridge_ByRowsAndByColumns_IsTheSame()
    {
        // Equal columns beyond the number of rows change the way, and shrinking over copies amounts to a smaller penalty.
        var data = Made.Data(40);
        var wide = data.Features;
        for (var copies = 0; copies < 9; copies++)
        {
            wide = wide.Join(data.Features);
        }

        var test = Made.Data(100, "test").Features;
        var narrow = new Ridge().Fit(data, Made.Stream, IndexMap.Sequential).Predict(test);
        var wideTest = Enumerable.Range(0, 9).Aggregate(test, (table, _) => table.Join(test));
        var widely = new Ridge().Fit(data with { Features = wide }, Made.Stream, IndexMap.Sequential).Predict(wideTest);
        Assert.InRange(KendallTau.B(narrow, widely), 0.95, 1);
    }

    [Fact]
    public void Baselines_WithMissingValues_StillRank()
    {
        Assert.InRange(Made.Tau(new Ridge(), 300, missing: 0.05), 0.55, 1);
        Assert.InRange(Made.Tau(new NearestNeighbours(), 300, missing: 0.05), 0.4, 1);
    }

    [Fact]
    public void NearestNeighbour_OfATrainingRow_IsItself()
    {
        var data = Made.Data(60);
        var fitted = new NearestNeighbours(1).Fit(data, Made.Stream, IndexMap.Sequential);
        Assert.Equal(data.Targets.AsEnumerable(), fitted.Predict(data.Features));
    }

    [Fact]
    public void Neighbours_AsManyAsRows_PredictTheMean()
    {
        var data = Made.Data(10);
        var fitted = new NearestNeighbours(10).Fit(data, Made.Stream, IndexMap.Sequential);
        Assert.All(fitted.Predict(data.Features), p => Assert.Equal(data.Targets.Average(), p, 9));
    }

    private static TrainingSet Linear(int rows)
    {
        var features = Made.Data(rows, $"linear {rows}").Features;
        ImmutableArray<double> targets =
        [
            .. Enumerable.Range(0, rows).Select(row => features.Column(0)[row] + 0.01 * features.Column(1)[row]),
        ];
        return new(features.TakeColumns([0]), targets);
    }
}
