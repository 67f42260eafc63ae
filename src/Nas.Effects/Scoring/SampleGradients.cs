using Nas.Domain.Architectures.Networks;
using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>Sums over the weights of what each sample's gradients say, some rows of a weight at a time.</summary>
/// <remarks>A sample's gradient of a weight follows from what an affine map read and the gradient at its output. A linear map's is their
/// product. For a convolution the samples become groups with weights of their own: the gradient of those is every sample's, by the
/// library's own kernels, and three times as fast as from written-out patches.</remarks>
/// <param name="network">The network.</param>
/// <param name="trace">A forward pass in which samples are independent.</param>
/// <param name="ofLogits">Gradients of the summed logits with respect to the affine outputs, if the kernel is wanted.</param>
/// <param name="ofLoss">Gradients of the mean loss with respect to them, if their signs or halves are wanted.</param>
internal sealed class SampleGradients(ScoredNetwork network, Trace trace, Tensor?[]? ofLogits, Tensor?[]? ofLoss)
{
    /// <summary>Numbers of a gradient of all samples that are made at once: few enough to stay near the processor.</summary>
    private const long MaxNumbers = 3_000_000;

    private readonly long _samples = trace.Logits.shape[0];
    private readonly List<double> _halves = [];
    private Tensor? _kernel;
    private double _agreement;

    /// <summary>The sums. The kernel lives in the caller's scope.</summary>
    /// <param name="halves">Whether the sums of <see cref="Proxy.Zico"/> are wanted.</param>
    public SampleSums Sum(bool halves)
    {
        using var scope = NewDisposeScope();
        foreach (
            var uses in network.Affine.Select((node, i) => new Use(node, ofLogits?[i], ofLoss?[i])).GroupBy(use => use.Node.Parameters[0])
        )
        {
            _halves.Add(0);
            var weight = network.Network.Parameters[uses.Key];
            var rows = Math.Clamp(MaxNumbers / (_samples * (weight.Elements / weight.Shape[0])), 1, weight.Shape[0]);
            for (var start = 0L; start < weight.Shape[0]; start += rows)
            {
                Add([.. uses], start, Math.Min(rows, weight.Shape[0] - start), halves);
            }
        }

        return new(_kernel?.MoveToOuterDisposeScope(), _agreement, _halves);
    }

    private void Add(Use[] uses, long start, long rows, bool halves)
    {
        using var scope = NewDisposeScope();
        var made = Array.ConvertAll(uses, use => Gradients(use, start, rows));
        if (Total(made.Select(pair => pair.OfLogits)) is { } ofLogits)
        {
            var product = ofLogits.mm(ofLogits.t()).to(ScalarType.Float64);
            _kernel = (_kernel?.Add(product) ?? product).MoveToOuterDisposeScope();
        }

        if (Total(made.Select(pair => pair.OfLoss)) is { } ofLoss)
        {
            _agreement += ofLoss.sign().sum([0]).abs().sum().Value();
            _halves[^1] += halves ? HalfSum(ofLoss) : 0;
        }
    }

    private static Tensor? Total(IEnumerable<Tensor?> terms) =>
        terms.OfType<Tensor>().Aggregate((Tensor?)null, (sum, term) => sum?.Add(term) ?? term);

    /// <summary>The gradients of some rows of a weight through one of its uses: [N, rows · fan-in].</summary>
    private (Tensor? OfLogits, Tensor? OfLoss) Gradients(Use use, long start, long rows)
    {
        var read = trace[use.Node.Input].detach();
        Func<Tensor, Tensor> gradient = use.Node.Op is Primitive.Convolution op ? OfConvolution(op, read, rows) : OfLinear(read);
        Tensor? Of(Tensor? output) => output is null ? null : gradient(output.detach().narrow(output.ndim == 3 ? 2 : 1, start, rows));
        return (Of(use.OfLogits), Of(use.OfLoss));
    }

    private static Func<Tensor, Tensor> OfLinear(Tensor read) =>
        output => read.ndim == 3 ? output.transpose(1, 2).bmm(read).flatten(1) : output.unsqueeze(2).mul(read.unsqueeze(1)).flatten(1);

    /// <summary>What the weights are has no part in their gradients: zeros do.</summary>
    private Func<Tensor, Tensor> OfConvolution(Primitive.Convolution op, Tensor read, long rows)
    {
        using var recorded = enable_grad();
        var (channels, height, width) = (read.shape[1], read.shape[2], read.shape[3]);
        var weights = zeros([_samples * rows, channels, op.Patch.Rows.Kernel, op.Patch.Columns.Kernel], read.dtype, read.device)
            .requires_grad_();
        var groups = nn.functional.conv2d(
            read.reshape(1, _samples * channels, height, width),
            weights,
            null,
            [op.Patch.Rows.Stride, op.Patch.Columns.Stride],
            [op.Patch.Rows.Padding, op.Patch.Columns.Padding],
            groups: _samples
        );
        return output =>
            Differentiation.Gradients(groups, [weights], output.reshape(groups.shape), keepGraph: true)[0]!.reshape(_samples, -1);
    }

    /// <summary>Σ mean|g| / std(g) over the mean gradients of the two halves of the batch.</summary>
    private double HalfSum(Tensor ofLoss)
    {
        var half = _samples / 2;
        Tensor Mean(long first, long count) => ofLoss.narrow(0, first, count).sum([0]).Mul((double)_samples / count);
        return HalvesPass.InnerSum(Mean(0, half), Mean(half, _samples - half));
    }

    private sealed record Use(NetworkNode Node, Tensor? OfLogits, Tensor? OfLoss);
}
