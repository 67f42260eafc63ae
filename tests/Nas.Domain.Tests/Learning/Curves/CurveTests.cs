using Nas.Domain.Learning.Curves;
using Nas.Domain.Numerics.Optimisation;

namespace Nas.Domain.Tests.Learning.Curves;

public class CurveTests
{
    private static readonly double[] Losses = [2, 1, 0.5];

    [Fact]
    public void LossCurves_OfThreeEpochs_AreTheirClosedForms()
    {
        Assert.Equal(-0.5, LossCurve.Last(Losses));
        Assert.Equal(-3.5, LossCurve.Sum(Losses));
        Assert.Equal(-1, LossCurve.MovingAverage(Losses, 0.5), 12);
        Assert.Equal(-(0.99 * 1.99 + 0.005), LossCurve.MovingAverage(Losses), 12);
    }

    [Fact]
    public void LossCurves_OfNothing_AreTheWorst() =>
        Assert.Equal(
            (double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity),
            (LossCurve.Last([]), LossCurve.Sum([]), LossCurve.MovingAverage([]))
        );

    [Theory]
    [InlineData("pow3")]
    [InlineData("weibull")]
    [InlineData("mmf")]
    [InlineData("ilog2")]
    public void Extrapolation_OfACurveOfTheFamily_FindsItsEnd(string name)
    {
        var family = CurveExtrapolation.Families.Single(one => one.Name == name);
        double[] parameters =
            name == "ilog2" ? [0.9, 0.3]
            : name == "pow3" ? [0.9, 0.5, -0.4]
            : [0.9, 0.2, -1.5, 0.2];
        var known = Enumerable.Range(1, 12).Select(epoch => family.Value(epoch, parameters)).ToArray();
        Assert.Equal(family.Value(40, parameters), CurveExtrapolation.Predict(family, known, 40), 0.01);
    }

    [Fact]
    public void Median_OfAConstantCurve_IsTheConstant() =>
        Assert.Equal(0.7, CurveExtrapolation.Median([.. Enumerable.Repeat(0.7, 8)], 50), 0.02);

    [Fact]
    public void NelderMead_OfRosenbrock_FindsTheValley()
    {
        var found = NelderMead.Minimise(x => Math.Pow(1 - x[0], 2) + (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)), [-1.2, 1], 200);
        Assert.Equal((1, 1), (Math.Round(found[0], 3), Math.Round(found[1], 3)));
    }
}
