using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>Kaiming weights and a normal input: the spectra of the blocks' outputs, and signs sent back through one block at a
/// time.</summary>
internal sealed class BlocksPass(ScoredNetwork network, Executor executor, ScoringInputs inputs, ScoreMeter meter)
{
    private const string TooFew = "the network is not a stack of two or more blocks";

    public void Run()
    {
        using var scope = NewDisposeScope();
        if (network.Blocks.IsEmpty)
        {
            meter.Miss("the network has no block", meter.WantedOf(ProxyPass.Blocks));
            return;
        }

        var (weights, input) = inputs.Blocks();
        using var owned = weights;
        var trace = meter.Share(ProxyPass.Blocks, "forward", () => new Trace(network, executor.Trace(weights, input, Normalisation.Batch)));
        if (meter.Wants(Proxy.Expressivity, Proxy.Progressivity))
        {
            var entropies = meter.Share(ProxyPass.Blocks, "spectra", () => network.Blocks.Select(id => Entropy(trace[id])).ToArray());
            meter.Score(Proxy.Expressivity, () => ProxyValue.FromNumber(entropies.Sum(), "a block's output is constant or not finite"));
            meter.Score(
                Proxy.Progressivity,
                () =>
                    ProxyValue.FromNumber(
                        ProxyFormulas.Progressivity(entropies),
                        entropies.Length < 2 ? TooFew : "a block's output is constant or not finite"
                    )
            );
        }

        meter.Score(Proxy.Trainability, () => Trainability(trace));
    }

    /// <summary>Of the covariance's spectrum; of fewer rows than features, that of their inner products, which differs in zeros
    /// alone.</summary>
    private static double Entropy(Tensor value)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var features = value.Features();
        var centred = features.sub(features.mean([0], keepdim: true));
        var gram = centred.shape[0] < centred.shape[1] ? centred.mm(centred.t()) : centred.t().mm(centred);
        return ProxyFormulas.SpectralEntropy(Spectrum(gram));
    }

    private ProxyValue Trainability(Trace trace)
    {
        var blocks = network.Blocks;
        var terms = Enumerable
            .Range(1, blocks.Length - 1)
            .Reverse()
            .Select(l => Correlation(trace[blocks[l - 1]], trace[blocks[l]], l))
            .OfType<double>()
            .Select(ProxyFormulas.Trainability)
            .ToArray();
        return terms.Length > 0
            ? ProxyValue.FromNumber(terms.Average(), "a block's gradient is not finite")
            : new ProxyValue.Missing(
                blocks.Length < 2 ? TooFew : "no block's output has a position for each of its input's, or for each square of them"
            );
    }

    /// <summary>The largest singular value of the correlation between signs at a block's output and what comes of them at its
    /// input.</summary>
    private double? Correlation(Tensor input, Tensor output, int block)
    {
        using var scope = NewDisposeScope();
        var drawn = FromArrays.Tensor(inputs.Signs(block, output.numel()), output.shape).to(output.dtype, output.device).sign();
        var returned = Differentiation.Gradients(output, [input], drawn, keepGraph: true)[0];
        if (returned is null || Unshuffled(returned, output) is not { } back)
        {
            return null;
        }

        using var noGrad = no_grad();
        var ahead = drawn.Features();
        var correlation = back.t().mm(ahead).Div(ahead.shape[0]).to(ScalarType.Float64);
        var gram = correlation.shape[0] < correlation.shape[1] ? correlation.mm(correlation.t()) : correlation.t().mm(correlation);
        return Math.Sqrt(Math.Max(0, Spectrum(gram)[^1]));
    }

    /// <summary>The gradient's features at each position of the output: where the block strides, those of a square of positions
    /// together.</summary>
    private static Tensor? Unshuffled(Tensor gradient, Tensor output)
    {
        if (gradient.ndim < 4 || output.ndim < 4)
        {
            return gradient.Features() is var rows && rows.shape[0] == output.Features().shape[0] ? rows : null;
        }

        var (from, to) = (gradient.shape, output.shape);
        var (stride, fits) = (from[2] / to[2], from[2] % to[2] == 0 && from[3] % to[3] == 0 && from[2] / to[2] == from[3] / to[3]);
        return fits
            ? gradient
                .reshape(from[0], from[1], to[2], stride, to[3], stride)
                .permute(0, 2, 4, 1, 3, 5)
                .reshape(-1, from[1] * stride * stride)
            : null;
    }

    private static double[] Spectrum(Tensor gram)
    {
        using var exact = gram.Exact();
        return exact.isfinite().all().item<bool>() ? linalg.eigvalsh(exact).ToArray() : [double.NaN];
    }
}
