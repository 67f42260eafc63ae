using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.ZeroCost;

namespace Nas.Domain.Tests.ZeroCost;

public class ProxyFormulaTests
{
    private const double K = 1e-5;

    [Fact]
    public void Jacov_OfUncorrelatedSamples_IsNearMinusTheirNumber() =>
        Assert.Equal(-4 * (Math.Log(1 + K) + 1 / (1 + K)), ProxyFormulas.Jacov(Identity(4)), 12);

    [Fact]
    public void Jacov_OfEqualSamples_PaysForEachMissingDimension() =>
        Assert.Equal(
            -(Math.Log(2 + K) + 1 / (2 + K) + Math.Log(K) + 1 / K),
            ProxyFormulas.Jacov(
                new double[,]
                {
                    { 1, 1 },
                    { 1, 1 },
                }
            ),
            1e-5
        );

    [Fact]
    public void EpeNas_OfFewClasses_SumsEachClassByItself()
    {
        var single = Math.Log(1 + K);
        var pair = 2 * single + 2 * Math.Log(0.5 + K);
        Assert.Equal(Math.Abs(pair) + single, ProxyFormulas.EpeNas(Correlated(), [0, 0, 1], classes: 10), 12);
    }

    [Fact]
    public void EpeNas_OfManyClasses_ComparesTheClassesThatAreSeen()
    {
        var single = Math.Log(1 + K);
        var pair = 2 * single + 2 * Math.Log(0.5 + K);
        Assert.Equal(2 * Math.Abs(pair / 2 - single) / 2, ProxyFormulas.EpeNas(Correlated(), [7, 7, 99], classes: 101), 12);
    }

    [Fact]
    public void Nwot_OfTwoSamplesThatSwitchAlike_IsMinusInfinity()
    {
        double[,] kernel =
        {
            { 9, 9, 4 },
            { 9, 9, 4 },
            { 4, 4, 9 },
        };
        Assert.Equal(double.NegativeInfinity, ProxyFormulas.Nwot(kernel));
        Assert.Equal(2, ProxyFormulas.LinearRegions(kernel));
    }

    [Fact]
    public void Nwot_OfAKernel_IsTheLogOfItsDeterminant() =>
        Assert.Equal(
            Math.Log(65),
            ProxyFormulas.Nwot(
                new double[,]
                {
                    { 9, 4 },
                    { 4, 9 },
                }
            ),
            12
        );

    [Fact]
    public void ConditionNumber_OfASingularKernel_IsInfinite()
    {
        Assert.Equal(
            4,
            ProxyFormulas.ConditionNumber(
                new double[,]
                {
                    { 2, 0 },
                    { 0, 8 },
                }
            ),
            12
        );
        Assert.Equal(
            double.PositiveInfinity,
            ProxyFormulas.ConditionNumber(
                new double[,]
                {
                    { 0, 0 },
                    { 0, 8 },
                }
            )
        );
    }

    [Fact]
    public void SpectralEntropy_OfEqualEigenvalues_IsTheLogOfTheirNumber()
    {
        Assert.Equal(Math.Log(8), ProxyFormulas.SpectralEntropy([.. Enumerable.Repeat(5.0, 8)]), 1e-6);
        Assert.Equal(0, ProxyFormulas.SpectralEntropy([1, 0, 0, -1e-18]), 1e-6);
        Assert.True(double.IsNaN(ProxyFormulas.SpectralEntropy([0, 0])));
    }

    [Fact]
    public void Progressivity_OfBlocks_IsTheLeastRise()
    {
        Assert.Equal(-0.5, ProxyFormulas.Progressivity([1, 3, 2.5, 4]), 12);
        Assert.True(double.IsNaN(ProxyFormulas.Progressivity([1])));
    }

    [Fact]
    public void Trainability_OfAnIsometry_IsZero() => Assert.Equal(0, ProxyFormulas.Trainability(1), 5);

    [Fact]
    public void Zico_OfWeightsWithoutSpread_LeavesThemOut()
    {
        Assert.Equal(Math.Log(6), ProxyFormulas.Zico([2, 0, 3]), 12);
        Assert.True(double.IsNaN(ProxyFormulas.Zico([0, 0])));
    }

    [Fact]
    public void Correlations_OfAConstantRow_AreNone()
    {
        Assert.True(
            CorrelationMatrix
                .Compute([
                    [1, 2, 3],
                    [4, 4, 4],
                ])
                .IsNone
        );
        var correlations = CorrelationMatrix
            .Compute([
                [1, 2, 3],
                [-10, -20, -30],
                [1, -2, 1],
            ])
            .IfNone(new double[0, 0]);
        Assert.Equal(-1, correlations[0, 1], 12);
        Assert.Equal(0, correlations[2, 0], 12);
    }

    [Fact]
    public void Value_OfWhatIsNotFinite_IsMissingWithItsReason()
    {
        Assert.Equal(new ProxyValue.Missing("why"), ProxyValue.FromNumber(double.NegativeInfinity, "why"));
        Assert.True(double.IsNaN(ProxyValue.FromNumber(double.NaN, "why").OrNaN));
        Assert.Equal(2, ProxyValue.FromNumber(2, "why").OrNaN);
    }

    [Fact]
    public void Names_OfProxies_AreDistinctAndHoldTheSuite()
    {
        var names = Proxy.All.Select(proxy => proxy.Name).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Empty(ProxySuite.Zero.Except(names));
        Assert.All(Proxy.All, proxy => Assert.Same(proxy, Proxy.Find(proxy.Name).IfNone(Proxy.Params)));
    }

    private static double[,] Identity(int size)
    {
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            matrix[i, i] = 1;
        }

        return matrix;
    }

    private static double[,] Correlated() =>
        new[,]
        {
            { 1, -0.5, 0.3 },
            { -0.5, 1, 0.2 },
            { 0.3, 0.2, 1 },
        };
}
