using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.ZeroCost.Analysis;

namespace Nas.Domain.Tests.ZeroCost.Analysis;

public class ProxyAnalysisTests
{
    private const int Rows = 2000;

    private static readonly RandomStream Stream = RandomStream.FromSeed(new(1));
    private static readonly double[] Quality = Numbers("quality");
    private static readonly double[] Noise = Numbers("noise");

    /// <summary>How many operations an architecture has, whatever its quality.</summary>
    private static readonly double[] Size = [.. Numbers("size").Select(value => Math.Floor(value * 8))];

    /// <summary>What grows with the quality and, far more, with the size.</summary>
    private static readonly double[] Biased = [.. Quality.Zip(Size, (quality, size) => (0.2 + quality) * (size + 1))];

    [Fact]
    public void Correlation_OfQualityItself_IsOne()
    {
        var found = ProxyCorrelation.MeasureAll(Table(("same", Quality), ("turned", [.. Quality.Select(value => -value)])), [.. Quality]);
        Assert.Equal(
            [("same", 1.0, 1.0, Rows), ("turned", -1.0, -1.0, Rows)],
            found.Select(one => (one.Proxy, one.Tau, one.Rho, one.Architectures))
        );
    }

    [Fact]
    public void Correlation_OfAProxyWithGaps_IsThatOfTheRest()
    {
        double[] gaps = [.. Quality.Select((value, row) => row % 4 == 0 ? double.NaN : value)];
        var found = Assert.Single(ProxyCorrelation.MeasureAll(Table(("gaps", gaps)), [.. Quality]));
        Assert.Equal((1.0, Rows * 3 / 4), (found.Tau, found.Architectures));
    }

    [Fact]
    public void Bias_TakenAwayFromAProxy_IsSmallAndItRanksBetter()
    {
        var found = Bias(Biased);
        Assert.InRange(found.Bias, 0.5, 1);
        var minimised = found.Adjusted.Single(one => one.Goal == BiasGoal.Minimise);
        Assert.InRange(Math.Abs(minimised.Bias), 0, 0.15);
        Assert.True(minimised.Tau > found.Tau + 0.3, $"{found.Tau} {minimised}");
        Assert.Equal(minimised.Tau, found.Adjusted.Max(one => one.Tau), 0.05);
    }

    [Fact]
    public void Bias_OfAProxyBelowZero_IsThatOfTheSameAboveIt() =>
        Assert.Equal(
            Bias(Biased).Adjusted.Select(one => Math.Round(one.Tau, 6)),
            Bias([.. Biased.Select(value => value - 1000)]).Adjusted.Select(one => Math.Round(one.Tau, 6))
        );

    [Fact]
    public void Bias_WhereAllHaveOneAttribute_IsNotTakenAway() =>
        Assert.Empty(ProxyBias.Measure(("p", [.. Quality]), ("same", [.. Quality.Select(_ => 3.0)]), [.. Quality], 100, Stream).Adjusted);

    [Fact]
    public void Entropy_WithEachProxy_DoesNotRise()
    {
        var found = ProxyInformation.Order(Proxies(), [.. Quality], 10, 5, Stream);
        double[] entropies = [found.Quality, .. found.Steps.Select(step => step.Entropy)];
        Assert.All(entropies.Zip(entropies[1..]), pair => Assert.True(pair.Item2 <= pair.Item1 + 1e-12));
        Assert.Equal(Math.Log2(10), found.Quality, 1e-9);
    }

    [Fact]
    public void Order_OfProxies_BeginsWithWhatSaysMost()
    {
        var found = ProxyInformation.Order(Proxies(), [.. Quality], 10, 5, Stream);
        Assert.Equal("rounded", found.Steps[0].Proxy);
        Assert.InRange(found.Steps[0].Gain, 1.5, Math.Log2(5));
        Assert.InRange(found.Steps.Single(step => step.Proxy == "noise").Gain, -0.1, 0.1);
    }

    [Fact]
    public void Proxy_ThatRepeatsAnother_AddsNothing()
    {
        var found = ProxyInformation.Order(Table(("one", Biased), ("again", Biased)), [.. Quality], 10, 5, Stream);
        Assert.Equal(found.Steps[0].Entropy, found.Steps[1].Entropy, 1e-12);
    }

    private static FeatureTable Proxies() =>
        Table(("noise", Noise), ("biased", Biased), ("rounded", [.. Quality.Select(value => Math.Round(value, 1))]));

    private static ProxyBias Bias(double[] proxy) => ProxyBias.Measure(("p", [.. proxy]), ("size", [.. Size]), [.. Quality], 100, Stream);

    private static FeatureTable Table(params (string Name, double[] Values)[] columns) =>
        FeatureTable.Build([.. columns.Select(column => column.Name)], Rows, (c, target) => columns[c].Values.CopyTo(target));

    private static double[] Numbers(string name)
    {
        var cursor = Stream.Child(name).Cursor();
        return [.. Enumerable.Range(0, Rows).Select(_ => cursor.NextDouble())];
    }
}
