using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Tests.Numerics.Statistics;

public class WilsonIntervalTests
{
    // By the formula of Wilson (1927), as statsmodels.stats.proportion.proportion_confint(method='wilson') has it.
    [Theory]
    [InlineData(0.5, 10, 0.236593, 0.763407)]
    [InlineData(1.0, 10, 0.722467, 1.0)]
    [InlineData(0.0, 10, 0.0, 0.277533)]
    [InlineData(0.9, 1000, 0.879853, 0.917087)]
    public void Interval_OfAShare_IsWilsons(double share, long count, double lower, double upper)
    {
        var found = WilsonInterval.Compute(share, count);
        Assert.Equal(lower, found.Lower, 5e-5);
        Assert.Equal(upper, found.Upper, 5e-5);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(double.NaN, 10)]
    public void Interval_OfNothing_IsEverything(double share, long count) =>
        Assert.Equal(new WilsonInterval(0, 1), WilsonInterval.Compute(share, count));

    [Fact]
    public void Interval_HoldsItsShareAndNarrows() =>
        Assert.All(
            new[] { 1, 7, 300, 60_000 }.SelectMany(count => new[] { 0, 0.1, 0.5, 0.999, 1 }.Select(share => (share, count))),
            pair =>
            {
                var found = WilsonInterval.Compute(pair.share, pair.count);
                var wider = WilsonInterval.Compute(pair.share, Math.Max(1, pair.count / 2));
                Assert.InRange(pair.share, found.Lower, found.Upper);
                Assert.True(found.Upper - found.Lower <= wider.Upper - wider.Lower);
            }
        );
}
