using Nas.Domain.Learning;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.GaussianProcesses;

public class GaussianProcessRegressionTests
{
    [Theory]
    [InlineData(200, 0, 0.75)]
    [InlineData(200, 0.1, 0.55)]
    public void Regression_OfMadeArchitectures_RanksOthers(int rows, double missing, double min) =>
        Assert.InRange(Made.Tau(new GaussianProcessRegression(), rows, missing), min, 1);

    [Fact]
    public void Doubt_GrowsWithTheDistanceFromAllExamples()
    {
        // The examples lie on a diagonal; a normal score knows no values beyond them, but combinations that none of them has.
        var fitted = new GaussianProcessRegression().Fit(Diagonal, Made.Stream, IndexMap.Sequential);
        var uncertainty = fitted
            .PredictWithSpread(Rows([0.5, 0.5], [0.5, 0.6], [0.4, 0.8], [0, 1]), IndexMap.Sequential)
            .Select(prediction => prediction.Spread)
            .ToArray();
        Assert.Equal(uncertainty.Order(), uncertainty);
        Assert.InRange(uncertainty[^1] / uncertainty[0], 1.5, 100);
    }

    [Fact]
    public void Regression_BeyondItsExamples_IsTheSameEverywhere()
    {
        var predictions = new GaussianProcessRegression()
            .Fit(Diagonal, Made.Stream, IndexMap.Sequential)
            .PredictWithSpread(Rows([2, 2], [1000, 1000]), IndexMap.Sequential);
        Assert.Equal(predictions[0], predictions[1]);
    }

    [Fact]
    public void Regression_WithMoreRowsThanItLearnsFrom_DrawsSoMany()
    {
        var data = Made.Data(200);
        var few = new GaussianProcessRegression { MaxRows = 25 };
        Assert.InRange(
            Made.Tau(few),
            Made.Tau(new GaussianProcessRegression(), rows: 25) - 0.1,
            Made.Tau(new GaussianProcessRegression(), rows: 25) + 0.1
        );
        Assert.NotEqual(Predict(few, data, "one"), Predict(few, data, "other"));
        Assert.Equal(Predict(few, data, "one"), Predict(few, data, "one"));
    }

    [Fact]
    public void Regression_JudgedOnSomeRows_StillLearnsFromAll()
    {
        var judged = new GaussianProcessRegression { MaxRowsJudged = 50 };
        Assert.InRange(Made.Tau(judged), Made.Tau(new GaussianProcessRegression()) - 0.03, 1);
    }

    [Fact]
    public void Columns_WithoutInfluence_HardlyMatter()
    {
        var (data, test) = (Made.Data(100), Made.Data(300, "test"));
        double Tau(int idle) =>
            KendallTau.B(
                new GaussianProcessRegression()
                    .Fit(data with { Features = WithNoise(data.Features, idle) }, Made.Stream, IndexMap.Sequential)
                    .Predict(WithNoise(test.Features, idle)),
                test.Targets.AsSpan()
            );
        // Without weights, 0.38 is left of 0.79.
        Assert.InRange(Tau(200), Tau(0) - 0.15, 1);
    }

    [Fact]
    public void Regression_OfOneRowOrOfEqualTargets_PredictsTheirMean()
    {
        Assert.Equal(
            [3.0],
            new GaussianProcessRegression().Fit(new(Rows([0.5, 1]), [3]), Made.Stream, IndexMap.Sequential).Predict(Rows([0.9, 0.9]))
        );
        Assert.Equal(
            [3.0],
            new GaussianProcessRegression()
                .Fit(new(Rows([0.1, 1], [0.5, 0]), [3, 3]), Made.Stream, IndexMap.Sequential)
                .Predict(Rows([0.9, 0.9]))
        );
    }

    private static readonly TrainingSet Diagonal = new(
        Rows([.. Enumerable.Range(0, 20).Select(i => new[] { i / 20.0, i / 20.0 })]),
        [.. Enumerable.Range(0, 20).Select(i => Math.Sin(i))]
    );

    private static FeatureTable WithNoise(FeatureTable table, int columns)
    {
        var cursor = Made.Stream.Child("idle").Child(table.Rows).Cursor();
        return columns == 0
            ? table
            : table.Join(
                FeatureTable.BuildRows(
                    [.. Enumerable.Range(0, columns).Select(c => $"idle {c}")],
                    table.Rows,
                    (_, target) =>
                    {
                        foreach (ref var value in target)
                        {
                            value = cursor.NextDouble();
                        }
                    }
                )
            );
    }

    private static double[] Predict(GaussianProcessRegression regression, TrainingSet data, string name) =>
        regression.Fit(data, Made.Stream.Child(name), IndexMap.Sequential).Predict(data.Features);

    private static FeatureTable Rows(params double[][] values) =>
        FeatureTable.BuildRows(["a", "b"], values.Length, (row, target) => values[row].CopyTo(target));
}
