using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>The proxies that look at which units each sample switches on.</summary>
internal sealed class UnitScores(ScoredNetwork network, Trace trace, ScoreMeter meter)
{
    /// <summary>Samples of a pattern, as many as the paper takes: a pattern is a number below 2¹⁶, which float32 holds.</summary>
    private const int PatternSamples = 16;

    public void Run()
    {
        if (network.Gates.IsEmpty)
        {
            meter.Miss("no unit switches: the network has no elementwise nonlinearity", Proxy.Nwot, Proxy.Swap, Proxy.LinearRegions);
        }

        using var noGrad = no_grad();
        if (meter.Wants(Proxy.Nwot, Proxy.LinearRegions))
        {
            var kernel = meter.Share(ProxyPass.Batch, "unit kernel", Kernel);
            meter.Score(
                Proxy.Nwot,
                () =>
                    ProxyValue.FromNumber(
                        ProxyFormulas.Nwot(kernel),
                        "two samples have nearly equal activation patterns: the kernel is singular"
                    )
            );
            meter.Score(Proxy.LinearRegions, () => new ProxyValue.Number(ProxyFormulas.LinearRegions(kernel)));
        }

        meter.Score(Proxy.Swap, () => new ProxyValue.Number(Patterns()));
    }

    /// <summary>How many units each pair of samples switches alike: with B of 0 and 1, B Bᵀ + (1 − B)(1 − B)ᵀ.</summary>
    private double[,] Kernel()
    {
        using var scope = NewDisposeScope();
        var (sum, units) = (zeros(1, ScalarType.Float64), 0L);
        foreach (var gate in network.Gates)
        {
            using var step = NewDisposeScope();
            var on = On(trace[gate.Input]);
            units += on.shape[1];
            sum = sum.Add(on.mm(on.t()).to(ScalarType.Float64).cpu()).MoveToOuterDisposeScope();
        }

        var both = sum.ToMatrix();
        var size = both.GetLength(0);
        var alike = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                alike[i, j] = units - both[i, i] - both[j, j] + 2 * both[i, j];
            }
        }

        return alike;
    }

    private int Patterns()
    {
        var seen = new bool[1 << PatternSamples];
        foreach (var gate in network.Gates)
        {
            using var scope = NewDisposeScope();
            var value = trace[gate.Input];
            var samples = Math.Min(PatternSamples, value.shape[0]);
            var on = On(value.narrow(0, 0, samples));
            var bits = tensor([.. Enumerable.Range(0, (int)samples).Select(n => (float)(1 << n))], [1, samples]).to(on.dtype, on.device);
            foreach (var pattern in bits.mm(on).to(ScalarType.Int64).cpu().flatten().data<long>().ToArray())
            {
                seen[pattern] = true;
            }
        }

        return seen.Count(pattern => pattern);
    }

    private static Tensor On(Tensor value) => value.IsPositive().to(ScalarType.Float32).flatten(1);
}
