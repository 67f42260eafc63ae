using Nas.Domain.Learning.Quality;

namespace Nas.Domain.Tests.Learning.Quality;

public class LabelQualityTests
{
    [Fact]
    public void Label_OrderedWithMistakes_IsMeasuredAsByHand()
    {
        var found = OneLabelQuality.Compute([(true, 3), (false, 2), (true, 1), (false, -1)]);
        Assert.Equal(0.5, found.Share);
        Assert.Equal((1 + (2 / 3.0)) / 2, found.AveragePrecision, 12);
        Assert.Equal(2 * 2 / 5.0, found.F1, 12);
        Assert.Equal(0.75, found.AreaUnderCurve, 12);
    }

    [Fact]
    public void Label_ToldAlikeOfAll_IsNotOrdered()
    {
        var found = OneLabelQuality.Compute([(true, 0), (false, 0), (false, 0), (false, 0)]);
        Assert.Equal((0.25, 0, 0.5), (found.AveragePrecision, found.F1, found.AreaUnderCurve));
    }

    [Fact]
    public void Label_ThatNoExampleHas_DoesNotCount()
    {
        var found = LabelQuality.Compute([1, 0, 0, 0], [2, 5, -2, 5], 2);
        Assert.Equal((1.0, 1.0, 1.0), (found.MeanAveragePrecision, found.F1, found.AreaUnderCurve));
    }
}
