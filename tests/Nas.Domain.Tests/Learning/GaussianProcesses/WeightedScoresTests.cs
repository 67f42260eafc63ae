using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.GaussianProcesses;

public class WeightedScoresTests
{
    private static readonly ImmutableArray<double> Targets = [1, 2, 3, 4];

    // The normal scores of four values in order, and of their places among themselves.
    private static readonly double[] Scores = [-0.84, -0.25, 0.25, 0.84];

    [Fact]
    public void Point_OfOneColumnThatTellsEverything_IsItsNormalScore() => AssertPoints(Points([10, 20, 30, 40]), row => [Scores[row]]);

    [Fact]
    public void Point_WithAColumnThatTellsNothing_HasNothingOfIt() =>
        AssertPoints(Points([10, 20, 30, 40], [7, 7, 7, 7]), row => [Scores[row], 0]);

    [Fact]
    public void Point_OfEqualColumns_SharesTheLength() =>
        AssertPoints(Points([10, 20, 30, 40], [-1, -2, -3, -4]), row => [Scores[row] / Math.Sqrt(2), Scores[row] / Math.Sqrt(2)]);

    [Fact]
    public void Point_WhereNoColumnTellsAnything_WeighsAllAlike()
    {
        var data = new TrainingSet(Table([10, 20, 30, 40], [4, 3, 2, 1]), [0.1, 0.1, 0.1, 0.1]);
        var points = WeightedScores.Fit(data);
        AssertPoints(
            [.. Enumerable.Range(0, 4).Select(row => points.Apply(Row(data.Features, row)))],
            row => [Scores[row] / Math.Sqrt(2), -Scores[row] / Math.Sqrt(2)]
        );
    }

    [Fact]
    public void Point_WithAMissingValue_LiesInTheMiddle() =>
        Assert.Equal(0, WeightedScores.Fit(new(Table([10, 20, 30, 40]), Targets)).Apply([double.NaN])[0]);

    private static double[][] Points(params double[][] columns)
    {
        var table = Table(columns);
        var points = WeightedScores.Fit(new(table, Targets));
        return [.. Enumerable.Range(0, 4).Select(row => points.Apply(Row(table, row)))];
    }

    private static void AssertPoints(double[][] points, Func<int, double[]> expected) =>
        Assert.All(points, (point, row) => Assert.All(point.Zip(expected(row)), pair => Assert.Equal(pair.Item2, pair.Item1, 0.005)));

    private static FeatureTable Table(params double[][] columns) =>
        FeatureTable.Build([.. columns.Select((_, c) => $"{c}")], 4, (c, target) => columns[c].CopyTo(target));

    private static double[] Row(FeatureTable table, int row) => [.. Enumerable.Range(0, table.Columns).Select(c => table.Column(c)[row])];
}
