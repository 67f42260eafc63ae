using Nas.Domain.Learning;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Learning.Trees;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Ensembles;

public class RankEnsembleTests
{
    [Fact]
    public void Ensemble_OfOneMember_RanksAsItDoes()
    {
        var data = Made.Data(100);
        var alone = new NearestNeighbours().Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
        var ensemble = new RankEnsemble([new NearestNeighbours()]).Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
        Assert.Equal(1, KendallTau.B(alone, ensemble), 12);
        Assert.All(ensemble, p => Assert.InRange(p, 0, 1));
    }

    [Fact]
    public void Ensemble_OfUnlikeMembers_BeatsTheirMean()
    {
        Predictor[] members = [Forest.Random, Forest.Extra, new GradientBoosting()];
        Assert.True(Made.Tau(new RankEnsemble([.. members])) > members.Average(member => Made.Tau(member)));
    }

    [Fact]
    public void OnColumns_OfTheUsefulColumn_EqualsAFitOnIt()
    {
        var data = Made.Data(100);
        var named = new OnColumns(["a", "nowhere"], Forest.Random).Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
        var first = data.Features.TakeColumns([0]);
        Assert.Equal(Forest.Random.Fit(data with { Features = first }, Made.Stream, IndexMap.Sequential).Predict(first), named);
    }

    [Fact]
    public void OnColumns_ThatNoTableHas_SeesAll()
    {
        var data = Made.Data(50);
        var named = new OnColumns(["nowhere"], Forest.Random).Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
        Assert.Equal(Forest.Random.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features), named);
    }

    [Fact]
    public void BySize_TakesThePredictorOfTheNumberOfRows()
    {
        var bySize = new BySize(50, new NearestNeighbours(1), new NearestNeighbours(3));
        foreach (var (rows, neighbours) in new[] { (50, 1), (51, 3) })
        {
            var data = Made.Data(rows);
            var expected = new NearestNeighbours(neighbours).Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
            Assert.Equal(expected, bySize.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features));
        }
    }

    [Fact]
    public void Mean_OfUnlikeMembers_DoubtsWhereTheyDiffer()
    {
        var data = Made.Data(100);
        Predictor[] members = [new NearestNeighbours(1), new Ridge()];
        var apart = members.Select(member => member.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features)).ToArray();
        var mean = new MeanEnsemble([.. members])
            .Fit(data, Made.Stream, IndexMap.Sequential)
            .PredictWithSpread(data.Features, IndexMap.Sequential);
        for (var row = 0; row < data.Rows; row++)
        {
            Assert.Equal((apart[0][row] + apart[1][row]) / 2, mean[row].Mean, 9);
            Assert.Equal(Math.Abs(apart[0][row] - apart[1][row]) / 2, mean[row].Spread, 5);
        }
    }

    [Fact]
    public void BuiltIn_Predictors_AreFoundByTheirNamesAndAllRank()
    {
        Assert.All(
            BuiltInPredictors.All,
            named =>
            {
                Assert.Equal(named, BuiltInPredictors.Find(named.Name));
                Assert.InRange(Made.Tau(named.Predictor, named.IsSlow ? 40 : 100), 0.3, 1);
            }
        );
        Assert.True(BuiltInPredictors.Find("nobody").IsNone);
    }
}
