using Nas.Domain.Learning;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning;

public class TargetsTests
{
    [Theory]
    [InlineData(TargetScale.Raw, "2 6 2 4")]
    [InlineData(TargetScale.Ranks, "0.1667 1 0.1667 0.6667")]
    [InlineData(TargetScale.MinMax, "0 1 0 0.5")]
    [InlineData(TargetScale.Percentile, "0.5 1 0.5 0.75")]
    public void Scores_OnAScale_KeepTheirOrder(TargetScale scale, string expected) =>
        Assert.Equal(expected, string.Join(' ', Targets.Scaled(scale, [2, 6, 2, 4]).Select(score => Math.Round(score, 4))));

    [Fact]
    public void Scores_ThatAreAllEqual_ReachNowhere() => Assert.Equal([0, 0], Targets.Scaled(TargetScale.MinMax, [3, 3]));

    [Fact]
    public void Sets_Joined_HaveTheirRowsInOrder()
    {
        var joined = TrainingSet.Join([Set(1, 2), Set(3)]);
        Assert.Equal([1, 2, 3], joined.Targets);
        Assert.Equal([1, 2, 3], joined.Features.Column(0).ToArray());
    }

    private static TrainingSet Set(params double[] values) =>
        new(FeatureTable.Build(["a"], values.Length, (_, target) => values.CopyTo(target)), [.. values]);
}
