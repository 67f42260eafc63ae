using System.Collections.Immutable;
using Nas.Domain.Learning.Trees;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Trees;

public class ForestTests
{
    [Fact]
    public void Forest_OfOneTreeOverAllRows_RemembersTheTrainingRows()
    {
        var data = Made.Data(200);
        var tree = new Forest
        {
            Trees = 1,
            Bootstrap = false,
            Tree = new(),
        }.Fit(data, Made.Stream, IndexMap.Sequential);
        AssertClose([.. data.Targets], tree.Predict(data.Features));
    }

    [Fact]
    public void ExtraTrees_RememberTheTrainingRows()
    {
        var data = Made.Data(200);
        AssertClose([.. data.Targets], Forest.Extra.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features));
    }

    [Fact]
    public void Forest_ComputedInAnotherOrder_PredictsTheSameBits()
    {
        var (data, test) = (Made.Data(150), Made.Data(99, "test").Features);
        var forward = Forest.Random.Fit(data, Made.Stream, IndexMap.Sequential).Predict(test, IndexMap.Sequential);
        var backward = Forest.Random.Fit(data, Made.Stream, new Backwards()).Predict(test, new Backwards());
        Assert.Equal(forward, backward);
    }

    [Fact]
    public void Forest_WithAnotherSeed_IsAnotherForest()
    {
        var data = Made.Data(100);
        var one = Forest.Random.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
        var other = Forest.Random.Fit(data, Made.Stream.Child("other"), IndexMap.Sequential).Predict(data.Features);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Forest_OnRowsOutsideTheTrainingRange_StaysWithinTheTargets()
    {
        var data = Made.Data(100);
        var far = FeatureTable.Build(
            data.Features.Names,
            50,
            (_, target) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = 100 * (i - 25);
                }
            }
        );
        var predictions = Forest.Random.Fit(data, Made.Stream, IndexMap.Sequential).Predict(far);
        Assert.All(predictions, p => Assert.InRange(p, data.Targets.Min(), data.Targets.Max()));
    }

    [Fact]
    public void Forest_OfColumnsWithManyValues_RanksUnseenRows()
    {
        Assert.InRange(Made.Tau(Forest.Random, 1000), 0.85, 1);
        Assert.InRange(Made.Tau(Forest.Extra, 1000), 0.85, 1);
    }

    [Fact]
    public void Forest_WithATenthOfTheValuesMissing_StillRanks()
    {
        Assert.InRange(Made.Tau(Forest.Random, 500, missing: 0.1), 0.6, 1);
        Assert.InRange(Made.Tau(Forest.Extra, 500, missing: 0.1), 0.6, 1);
    }

    [Fact]
    public void Forest_WhenMissingnessAloneTells_LearnsIt()
    {
        var targets = Enumerable.Range(0, 60).Select(i => (double)(i % 2)).ToImmutableArray();
        var features = FeatureTable.Build(
            ["a"],
            60,
            (_, target) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = i % 2 == 0 ? double.NaN : 5;
                }
            }
        );
        foreach (var forest in new[] { Forest.Random, Forest.Extra })
        {
            AssertClose([.. targets], forest.Fit(new(features, targets), Made.Stream, IndexMap.Sequential).Predict(features));
        }
    }

    [Fact]
    public void Forest_OfASingleRow_PredictsItsTarget()
    {
        var data = Made.Data(1);
        Assert.Equal(data.Targets[0], Assert.Single(Forest.Random.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features)));
    }

    [Fact]
    public void Forest_WithoutColumns_PredictsTheMean()
    {
        var data = Made.Data(30);
        var blind = data with { Features = data.Features.TakeColumns([]) };
        var fitted = (Forest.Random with { Bootstrap = false }).Fit(blind, Made.Stream, IndexMap.Sequential);
        Assert.All(fitted.Predict(blind.Features), p => Assert.Equal(data.Targets.Average(), p, 9));
    }

    [Fact]
    public void MinLeaf_OfHalfTheRows_LeavesAtMostOneSplit()
    {
        var data = Made.Data(100);
        var stumps = new Forest
        {
            Trees = 1,
            Bootstrap = false,
            Tree = new() { MinLeaf = 50 },
        };
        Assert.Equal(2, stumps.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features).Distinct().Count());
    }

    [Fact]
    public void MaxDepth_BoundsTheNumberOfDistinctPredictions()
    {
        var data = Made.Data(100);
        var shallow = new Forest
        {
            Trees = 1,
            Tree = new() { MaxDepth = 3 },
        };
        Assert.InRange(shallow.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features).Distinct().Count(), 2, 8);
    }

    [Fact]
    public void Spread_OfTreesThatAgree_IsZeroAndElsewhereNot()
    {
        var data = Made.Data(100);
        var agreeing = Forest.Extra.FitForest(data, Made.Stream, IndexMap.Sequential).PredictWithSpread(data.Features, IndexMap.Sequential);
        Assert.All(agreeing, p => Assert.InRange(p.Spread, 0, 1e-6));
        var uncertain = Forest
            .Random.FitForest(data, Made.Stream, IndexMap.Sequential)
            .PredictWithSpread(data.Features, IndexMap.Sequential);
        Assert.All(uncertain, p => Assert.InRange(p.Spread, 1e-3, 10));
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(Enumerable.Range(0, expected.Length), row => Assert.Equal(expected[row], actual[row], 9));
    }

    private sealed class Backwards : IndexMap
    {
        public override T[] Map<T>(int count, Func<int, T> f)
        {
            var results = new T[count];
            for (var i = count - 1; i >= 0; i--)
            {
                results[i] = f(i);
            }

            return results;
        }
    }
}
