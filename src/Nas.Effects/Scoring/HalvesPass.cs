using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>The gradients of each half of the batch, in training mode.</summary>
internal sealed class HalvesPass(ScoredNetwork network, Executor executor, ScoringInputs inputs, ScoreMeter meter)
{
    /// <summary>Spreads below this part of the mean are rounding.</summary>
    private const double MinSpread = 1e-12;

    private readonly Tensor[] _weights = [.. network.Weights.Select(index => inputs.Weights.Parameters[index])];

    /// <summary>Scores zico if it is still wanted.</summary>
    public void Run(LabelledBatch batch)
    {
        var half = batch.Count / 2;
        if (half == 0)
        {
            meter.Miss("a batch of one image has no halves", Proxy.Zico);
            return;
        }

        var first = meter.Share(ProxyPass.Halves, "first half", () => Gradients(batch.Part(0, half)));
        var second = meter.Share(ProxyPass.Halves, "second half", () => Gradients(batch.Part(half, batch.Count - half)));
        Score(first.Zip(second, (one, other) => one is null || other is null ? 0 : InnerSum(one, other)), meter);
    }

    /// <summary>Scores zico by the weights' <see cref="InnerSum"/>.</summary>
    public static void Score(IEnumerable<double> sums, ScoreMeter meter) =>
        meter.Score(
            Proxy.Zico,
            () => ProxyValue.FromNumber(ProxyFormulas.Zico([.. sums]), "no gradient differs between the halves, or one is not finite")
        );

    /// <summary>Σ mean|g| / std(g) over a weight or a part of it, for two values of g: (|a| + |b|) / |a − b|.</summary>
    public static double InnerSum(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (first.Exact(), second.Exact());
        var (size, spread) = (a.abs().Add(b.abs()), a.sub(b).abs());
        return size.div(spread).WithZeros(spread.le(size.Mul(MinSpread))).sum().item<double>();
    }

    private Tensor?[] Gradients(LabelledBatch part) =>
        Trace.Gradients(part.Loss(executor.Run(inputs.Weights, part.Images, training: true)), _weights);
}
