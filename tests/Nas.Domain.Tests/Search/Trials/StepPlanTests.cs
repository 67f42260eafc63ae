using Nas.Domain.Search.Trials;

namespace Nas.Domain.Tests.Search.Trials;

public class StepPlanTests
{
    [Fact]
    public void Rate_OverAPlan_RisesStaysAndFalls()
    {
        var plan = StepPlan.For(100);
        var rates = Enumerable.Range(0, plan.Total).Select(plan.RateAt).ToArray();

        Assert.Equal((10, 65, 100), (plan.WarmUp, plan.Falls[0], plan.Total));
        Assert.All(Enumerable.Range(1, 10), step => Assert.True(rates[step] > rates[step - 1]));
        Assert.All(rates[10..65], rate => Assert.Equal(1, rate));
        Assert.All(Enumerable.Range(66, 34), step => Assert.True(rates[step] <= rates[step - 1]));
        Assert.InRange(rates[^1], 1e-9, 0.05);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Rate_OfFewSteps_IsNeverZero(int steps) =>
        Assert.All(Enumerable.Range(0, steps), step => Assert.InRange(StepPlan.For(steps).RateAt(step), 1e-9, 1));
}
