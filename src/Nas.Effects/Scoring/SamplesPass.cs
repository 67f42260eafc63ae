using Nas.Domain.Networks;
using Nas.Domain.Proxies;
using Nas.Effects.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>The gradients of each sample by itself, in evaluation mode with fresh statistics.</summary>
/// <remarks>One backward pass gives the gradient of every affine output for all samples, for samples are independent there;
/// a sample's gradient of a weight is a product of those with what the affine map read. N passes of one sample would compute the same.</remarks>
internal sealed class SamplesPass(ScoredNetwork network, Executor executor, ScoringInputs inputs, ScoreMeter meter)
{
    /// <summary>Numbers of a gradient of all samples that are made at once: few enough to stay near the processor.</summary>
    private const long MostNumbers = 6_000_000;

    /// <summary>Scores the proxies of the pass that are wanted.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="lent">The batch's gradients, if there are any and batch norms do not couple its samples.</param>
    public void Run(LabelledBatch batch, BatchGradients? lent)
    {
        var trace = lent?.Trace ?? meter.Share(ProxyPass.Samples, "forward", () => Forward(batch));
        Tensor?[]? Backward(Proxy proxy, string part, Tensor?[]? known, Func<Tensor> from) => !meter.Wants(proxy) ? null
            : known ?? meter.Share(ProxyPass.Samples, part, () => Trace.Gradients(from(), trace.AffineOutputs, keepGraph: true));
        var ofLogits = Backward(Proxy.NtkCondition, "backward from logits", lent?.OfLogits, () => trace.Logits.sum());
        var ofLoss = Backward(Proxy.GradSign, "backward from loss", lent?.OfLoss, () => trace.Loss(batch.Labels));
        using var still = no_grad();
        var (kernel, agreement) = meter.Share(ProxyPass.Samples, "gradients of samples", () => Sums(trace, ofLogits, ofLoss));
        meter.Score(Proxy.NtkCondition, () => kernel is null
            ? new ProxyValue.Missing("the logits depend on no weight")
            : ProxyValue.Of(ProxyFormulas.ConditionNumber(kernel.ToMatrix()), "the kernel is singular"));
        meter.Score(Proxy.GradSign, () => ProxyValue.Of(agreement, "a gradient is not finite"));
    }

    private Trace Forward(LabelledBatch batch)
    {
        using var fresh = inputs.Weights.Map(weight => weight);
        return new(network, executor.Trace(fresh, batch.Images, Normalisation.Running));
    }

    /// <summary>The tangent kernel, and by how much the signs of the loss's gradients agree: sums over the weights, some rows of one at a time.</summary>
    private (Tensor? Kernel, double Agreement) Sums(Trace trace, Tensor?[]? ofLogits, Tensor?[]? ofLoss)
    {
        var (kernel, agreement) = ((Tensor?)null, 0.0);
        foreach (var uses in network.Affine.Select((node, i) => (node, i)).GroupBy(use => use.node.Parameters[0]))
        {
            using var scope = NewDisposeScope();
            var read = uses.Select(use => (Columns: ColumnsRead(use.node, trace), use.i)).ToArray();
            var weight = network.Network.Parameters[uses.Key];
            var perRow = trace.Logits.shape[0] * weight.Elements / weight.Shape[0];
            var rows = Math.Clamp(MostNumbers / perRow, 1, weight.Shape[0]);
            for (var start = 0L; start < weight.Shape[0]; start += rows)
            {
                using var step = NewDisposeScope();
                var count = Math.Min(rows, weight.Shape[0] - start);
                Tensor? Gradient(Tensor?[]? outputs) => read
                    .Where(use => outputs?[use.i] is not null)
                    .Select(use => OfSamples(outputs![use.i]!, use.Columns, start, count))
                    .Aggregate((Tensor?)null, (sum, gradient) => sum?.add(gradient) ?? gradient);
                if (Gradient(ofLogits) is { } g)
                {
                    var product = g.matmul(g.t()).to(ScalarType.Float64);
                    kernel = (kernel?.add(product) ?? product).MoveToOuterDisposeScope().MoveToOuterDisposeScope();
                }

                agreement += Gradient(ofLoss)?.sign().sum([0]).abs().sum().Value() ?? 0;
            }
        }

        return (kernel, agreement);
    }

    /// <summary>What an affine map reads for each of its outputs: [N, positions, fan-in].</summary>
    private static Tensor ColumnsRead(NetworkNode node, Trace trace)
    {
        var value = trace[node.Input];
        return node.Op switch
        {
            Primitive.Convolution { Kernel: 1, Stride: 1, Padding: 0 } => value.flatten(2).transpose(1, 2),
            Primitive.Convolution op => nn.functional.unfold(value, op.Kernel, 1, op.Padding, op.Stride).transpose(1, 2),
            _ => value.ndim == 3 ? value : value.unsqueeze(1),
        };
    }

    /// <summary>The gradient of some rows of the weight: [N, rows · fan-in].</summary>
    private static Tensor OfSamples(Tensor gradient, Tensor columns, long start, long count)
    {
        var outputs = gradient.ndim switch { 4 => gradient.flatten(2), 3 => gradient.transpose(1, 2), _ => gradient.unsqueeze(2) };
        return outputs.narrow(1, start, count).bmm(columns).flatten(1);
    }
}
