using Nas.Domain.Proxies;
using Nas.Effects.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>The gradients of each half of the batch, in training mode. Where samples are independent the second half's are
/// twice the whole batch's less the first half's.</summary>
internal sealed class HalvesPass(ScoredNetwork network, Executor executor, ScoringInputs inputs, ScoreMeter meter)
{
    /// <summary>Spreads below this part of the mean are rounding.</summary>
    private const double LeastSpread = 1e-12;

    private readonly Tensor[] _weights = [.. network.Weights.Select(index => inputs.Weights.Parameters[index])];

    /// <summary>Scores zico if it is wanted.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="whole">Gradients of the whole batch, if there are any and batch norms do not couple its samples.</param>
    public void Run(LabelledBatch batch, Tensor?[]? whole)
    {
        var half = batch.Count / 2;
        if (half == 0)
        {
            meter.Miss("a batch of one image has no halves", Proxy.Zico);
            return;
        }

        var first = meter.Share(ProxyPass.Halves, "first half", () => Gradients(batch.Part(0, half)));
        var second = whole is not null && batch.Count == 2 * half
            ? whole.Zip(first, (all, one) => all is null || one is null ? null : all.detach().mul(2).sub(one)).ToArray()
            : meter.Share(ProxyPass.Halves, "second half", () => Gradients(batch.Part(half, batch.Count - half)));
        meter.Score(Proxy.Zico, () => ProxyValue.Of(
            ProxyFormulas.Zico([.. first.Zip(second, InnerSum)]), "no gradient differs between the halves, or one is not finite"));
    }

    private Tensor?[] Gradients(LabelledBatch part)
    {
        return Trace.Gradients(nn.functional.cross_entropy(executor.Run(inputs.Weights, part.Images, training: true), part.Labels), _weights);
    }

    /// <summary>Σ mean|g| / std(g) over a weight, for two values of g: (|a| + |b|) / |a − b|.</summary>
    private static double InnerSum(Tensor? first, Tensor? second)
    {
        if (first is null || second is null)
        {
            return 0;
        }

        using var scope = NewDisposeScope();
        var (a, b) = (first.Exact(), second.Exact());
        var (size, spread) = (a.abs().add(b.abs()), a.sub(b).abs());
        return size.div(spread).masked_fill(spread.le(size.mul(LeastSpread)), 0).sum().item<double>();
    }
}
