using Nas.Domain.Learning.Quality;

namespace Nas.Domain.Tests.Learning.Quality;

public class MaskQualityTests
{
    [Fact]
    public void Mask_OrderedWithMistakes_IsMeasuredAsByHand()
    {
        var found = Measured((true, 0.9f), (false, 0.7f), (true, 0.6f), (false, 0.1f));
        Assert.Equal(0.5, found.Share);
        Assert.Equal(2 / 3.0, found.Overlap, 12);
        Assert.Equal(2 * 2 / 5.0, found.F1, 12);
        Assert.Equal(0.75, found.AreaUnderCurve, 12);
    }

    [Fact]
    public void Mask_ToldAlikeEverywhere_IsNotOrdered()
    {
        var found = Measured((true, 0.5f), (false, 0.5f), (false, 0.5f), (false, 0.5f));
        Assert.Equal((0.25, 0.5), (found.Overlap, found.AreaUnderCurve));
    }

    [Fact]
    public void Mask_InWhichNoPixelIs_DoesNotCount()
    {
        var (some, none) = (Measured((true, 1), (false, 0)), Measured((false, 1), (false, 0)));
        Assert.False(none.IsMeasured);
        var found = new MaskQuality(1, [some, none]);
        Assert.Equal((1.0, 1.0, 1.0), (found.Overlap, found.F1, found.AreaUnderCurve));
    }

    private static OneMaskQuality Measured(params (bool In, float Told)[] pixels)
    {
        var (within, without) = (new long[OneMaskQuality.Steps], new long[OneMaskQuality.Steps]);
        foreach (var (isIn, told) in pixels)
        {
            (isIn ? within : without)[OneMaskQuality.StepOf(told)]++;
        }

        return OneMaskQuality.Compute(within, without);
    }
}
