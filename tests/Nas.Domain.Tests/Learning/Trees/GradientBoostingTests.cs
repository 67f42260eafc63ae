using Nas.Domain.Learning.Trees;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Trees;

public class GradientBoostingTests
{
    [Fact]
    public void Boosting_OfManyRows_RanksUnseenRows() => Assert.InRange(Made.Tau(new GradientBoosting(), 1000), 0.88, 1);

    [Fact]
    public void Boosting_OfThirtyTwoRows_LearnsFromThem() => Assert.InRange(Made.Tau(new GradientBoosting(), 32), 0.5, 1);

    [Fact]
    public void Boosting_WithATenthOfTheValuesMissing_StillRanks() =>
        Assert.InRange(Made.Tau(new GradientBoosting(), 500, missing: 0.1), 0.6, 1);

    [Fact]
    public void Boosting_FittedTwice_PredictsTheSameBits()
    {
        var data = Made.Data(100);
        var boosting = new GradientBoosting { Rounds = 50 };
        Assert.Equal(
            boosting.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features),
            boosting.Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features)
        );
    }

    [Fact]
    public void Boosting_OfConstantTargets_PredictsThem()
    {
        var data = Made.Data(50);
        var flat = data with { Targets = [.. data.Targets.Select(_ => 3.0)] };
        Assert.All(new GradientBoosting().Fit(flat, Made.Stream, IndexMap.Sequential).Predict(data.Features), p => Assert.Equal(3, p, 9));
    }

    [Fact]
    public void Tree_OfBoundedLeaves_SplitsTheBestFirst()
    {
        var data = Made.Data(200);
        var whole = OneTree(new() { MaxDepth = 1, Shrinkage = 1 }).Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
        var two = OneTree(new() { MaxLeaves = 2, Shrinkage = 1 }).Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
        Assert.Equal(whole, two);
        var five = OneTree(new() { MaxLeaves = 5 }).Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
        Assert.Equal(5, five.Distinct().Count());
    }

    [Fact]
    public void Boosting_LeafByLeaf_RanksUnseenRows() =>
        Assert.InRange(
            Made.Tau(
                new GradientBoosting
                {
                    RowShare = 1,
                    Tree = new() { MaxLeaves = 31, MinLeaf = 20 },
                },
                1000
            ),
            0.8,
            1
        );

    [Fact]
    public void MinGain_LargerThanAnyGain_LeavesTheMean()
    {
        var data = Made.Data(50);
        Assert.Single(Predicted(1e6).Distinct());
        Assert.InRange(Predicted(0.01).Distinct().Count(), 2, 50);

        double[] Predicted(double gain) =>
            OneTree(new() { Shrinkage = 1, MinGain = gain }).Fit(data, Made.Stream, IndexMap.Sequential).Predict(data.Features);
    }

    [Fact]
    public void TreeColumns_OfAShare_AreAllThatATreeAsks()
    {
        var data = Made.Data(50);
        var tree = OneTree(new() { TreeColumnShare = 0.2 }).Fit(data, Made.Stream, IndexMap.Sequential);
        var asked = Enumerable
            .Range(0, data.Features.Columns)
            .Count(column => !tree.Predict(WithoutColumn(data, column)).SequenceEqual(tree.Predict(data.Features)));
        Assert.Equal(1, asked);
    }

    private static FeatureTable WithoutColumn(Domain.Learning.TrainingSet data, int column) =>
        FeatureTable.Build(
            data.Features.Names,
            data.Rows,
            (i, target) => (i == column ? new double[data.Rows] : data.Features.Column(i)).CopyTo(target)
        );

    private static GradientBoosting OneTree(TreeSettings tree) =>
        new()
        {
            Rounds = 1,
            Rate = 1,
            RowShare = 1,
            Tree = tree,
        };

    [Fact]
    public void EarlyStopping_OnTargetsWithoutPattern_KeepsFewRounds()
    {
        var data = Made.Data(200);
        var cursor = Made.Stream.Child("noise").Cursor();
        var noise = data with { Targets = [.. data.Targets.Select(_ => cursor.NextDouble())] };
        var stopping = new GradientBoosting { Stopping = new(Patience: 20) };
        Assert.InRange(stopping.FitTrees(noise, Made.Stream).Rounds, 0, 60);
        Assert.InRange(stopping.FitTrees(data, Made.Stream).Rounds, 100, 500);
    }

    [Fact]
    public void EarlyStopping_WithTooFewRowsToHoldOut_RunsAllRounds() =>
        Assert.Equal(
            7,
            new GradientBoosting { Rounds = 7, Stopping = new() }
                .FitTrees(Made.Data(3), Made.Stream)
                .Rounds
        );
}
