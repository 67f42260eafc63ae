using Nas.Domain.Architectures.Networks;
using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>One forward pass of the batch in training mode, and what starts from it: the gradient of the summed logits with
/// respect to the images, the gradient of the mean loss with respect to weights and affine outputs, and the gradient of its
/// square.</summary>
internal sealed class BatchPass(ScoredNetwork network, Executor executor, ScoringInputs inputs, ScoreMeter meter)
{
    private static readonly Proxy[] OfInputs = [Proxy.Jacov, Proxy.EpeNas];
    private static readonly Proxy[] OfWeights = [Proxy.GradNorm, Proxy.Plain, Proxy.Snip, Proxy.Grasp];
    private static readonly Proxy[] OfLoss = [.. OfWeights, Proxy.Fisher];

    private readonly Tensor[] _weights = [.. network.Weights.Select(index => inputs.Weights.Parameters[index])];

    /// <summary>Whether other passes can go on from this one.</summary>
    private readonly bool _sharesGradients = network.BatchNorms.IsEmpty;

    /// <summary>Scores all proxies of the pass that are wanted.</summary>
    public BatchGradients Run(LabelledBatch batch)
    {
        var needsInputs = meter.Wants(OfInputs);
        var needsLoss = meter.Wants(OfLoss) || (_sharesGradients && meter.Wants(Proxy.GradSign));
        var images = needsInputs ? batch.Images.detach().requires_grad_() : batch.Images;
        var trace = meter.Share(
            ProxyPass.Batch,
            "forward",
            () => new Trace(network, executor.Trace(inputs.Weights, images, Normalisation.Batch))
        );
        new UnitScores(network, trace, meter).Run();
        MecoScore.Run(network, trace, meter);
        var ofLogits =
            needsInputs || (_sharesGradients && meter.Wants(Proxy.NtkCondition))
                ? InputGradients(trace, needsInputs ? images : null, batch, needsLoss)
                : null;
        return needsLoss ? LossGradients(trace, batch) with { OfLogits = ofLogits } : new(trace, ofLogits, null);
    }

    /// <summary>Gradients of the summed logits; gives those of the affine outputs where other passes can use them.</summary>
    private Tensor?[]? InputGradients(Trace trace, Tensor? images, LabelledBatch batch, bool keepGraph)
    {
        Tensor[] outputs = _sharesGradients && meter.Wants(Proxy.NtkCondition) ? trace.AffineOutputs : [];
        Tensor[] with = images is null ? outputs : [images, .. outputs];
        var gradients = meter.Share(
            ProxyPass.Batch,
            "backward from logits",
            () => Trace.Gradients(trace.Logits.sum(), with, keepGraph || outputs.Length > 0)
        );
        if (images is not null)
        {
            JacobianScores(gradients[0], batch);
        }

        return outputs.Length > 0 ? gradients[^outputs.Length..] : null;
    }

    private void JacobianScores(Tensor? jacobian, LabelledBatch batch)
    {
        const string Constant = "the logits do not depend on some image, so its gradient has no correlations";
        var correlations = meter.Share(
            ProxyPass.Batch,
            "correlations",
            () => jacobian is null ? default : CorrelationMatrix.Compute(jacobian.ToRows())
        );
        ProxyValue Of(Func<double[,], double> formula) =>
            correlations.Match(
                matrix => ProxyValue.FromNumber(formula(matrix), "the correlations are not finite"),
                () => new ProxyValue.Missing(Constant)
            );
        meter.Score(Proxy.Jacov, () => Of(ProxyFormulas.Jacov));
        meter.Score(Proxy.EpeNas, () => Of(matrix => ProxyFormulas.EpeNas(matrix, batch.Classes, network.Network.Classes)));
    }

    private BatchGradients LossGradients(Trace trace, LabelledBatch batch)
    {
        Tensor[] weights = meter.Wants(OfWeights) ? _weights : [];
        Tensor[] outputs =
            meter.Wants(Proxy.Fisher, Proxy.Grasp) || (_sharesGradients && meter.Wants(Proxy.GradSign)) ? trace.AffineOutputs : [];
        var gradients = meter.Share(
            ProxyPass.Batch,
            "backward from loss",
            () =>
                Trace.Gradients(trace.Loss(batch), [.. weights, .. outputs], keepGraph: _sharesGradients, record: meter.Wants(Proxy.Grasp))
        );
        var (ofWeights, ofOutputs) = (gradients[..weights.Length], gradients[weights.Length..]);
        SaliencyScores(ofWeights);
        meter.Score(Proxy.Fisher, () => ProxyValue.FromNumber(Fisher(trace, ofOutputs), "an activation or its gradient is not finite"));
        meter.Score(Proxy.Grasp, () => ProxyValue.FromNumber(Grasp(trace, ofWeights, ofOutputs), "a second derivative is not finite"));
        return new(trace, null, outputs.Length > 0 ? ofOutputs : null);
    }

    private void SaliencyScores(Tensor?[] gradients)
    {
        var dead = gradients.Count(gradient => gradient is null);
        var note = dead == 0 ? "" : FormattableString.Invariant($"{dead} of {gradients.Length} weights have no gradient");
        void Sum(Proxy proxy, Func<Tensor, Tensor, Tensor> term) =>
            meter.Score(proxy, () => ProxyValue.FromNumber(WeightSum.Compute(_weights, gradients, term), "a gradient is not finite"), note);
        Sum(Proxy.GradNorm, (_, gradient) => gradient.norm());
        Sum(Proxy.Plain, (weight, gradient) => weight.mul(gradient).sum());
        Sum(Proxy.Snip, (weight, gradient) => weight.mul(gradient).abs().sum());
    }

    private double Fisher(Trace trace, Tensor?[] gradients)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var sum = 0.0;
        for (var i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is { } gradient)
            {
                using var step = NewDisposeScope();
                var node = network.Affine[i];
                var products = trace[node.Id].mul(gradient);
                var saliency = products.ndim switch
                {
                    4 => products.sum([2, 3]),
                    3 => products.sum([1]),
                    _ => products,
                };
                var fanIn = network.Network.Parameters[node.Parameters[0]].Elements / saliency.shape[1];
                sum += fanIn * saliency.Exact().Square().mean([0]).sum().item<double>() / 2;
            }
        }

        return sum;
    }

    /// <summary>−θᵀ(H g), without H g: that is the gradient of z = Σ g·v at v = g, and all that is asked is how z changes when every weight
    /// grows in proportion.</summary>
    /// <remarks>A map that reads x and whose output has the gradient d has g·v = d·(v applied to x), so that z takes no gradient of a
    /// weight either. Weights multiply in two places: on the way to an output y, which without its bias grows as they do, and on the way
    /// back from d. So θᵀ ∂z/∂θ is Σ (y − b)·∂z/∂y + d·∂z/∂d, less z, which is the part of d's change that is v applied to x.</remarks>
    private double Grasp(Trace trace, Tensor?[] ofWeights, Tensor?[] ofOutputs)
    {
        using var scope = NewDisposeScope();
        var backward = ofOutputs.OfType<Tensor>().ToArray();
        var terms = network
            .Affine.Zip(
                ofOutputs,
                (node, gradient) => gradient is { requires_grad: true } ? Mapped(node, trace, ofWeights).mul(gradient).sum() : null
            )
            .OfType<Tensor>()
            .ToArray();
        if (terms.Length == 0)
        {
            return 0;
        }

        var z = stack(terms).sum();
        var changes = Trace.Gradients(z, [.. trace.AffineOutputs, .. backward], keepGraph: _sharesGradients);
        using var noGrad = no_grad();
        var ahead = network.Affine.Zip(changes, (node, change) => Product(Unbiased(trace[node.Id], node), change)).Sum();
        return z.Value() - ahead - backward.Zip(changes[network.Affine.Length..], Product).Sum();
    }

    /// <summary>What the gradient of a map's weight, in the weight's place, makes of what the map read.</summary>
    private Tensor Mapped(NetworkNode node, Trace trace, Tensor?[] ofWeights)
    {
        var gradient = ofWeights[network.Weights.IndexOf(node.Parameters[0])]!.detach();
        return node.Op is Primitive.Convolution op
            ? Convolutions.Apply(
                trace[node.Input],
                gradient.view(gradient.shape[0], -1, op.Patch.Rows.Kernel, op.Patch.Columns.Kernel),
                null,
                new(op.Patch)
            )
            : nn.functional.linear(trace[node.Input], gradient);
    }

    private Tensor Unbiased(Tensor output, NetworkNode node) =>
        node.Parameters.Length == 1
            ? output
            : output.sub(
                output.ndim == 4
                    ? inputs.Weights.Parameters[node.Parameters[1]].view(-1, 1, 1)
                    : inputs.Weights.Parameters[node.Parameters[1]]
            );

    private static double Product(Tensor value, Tensor? change)
    {
        using var scope = NewDisposeScope();
        return change is null ? 0 : value.mul(change).sum().Value();
    }
}
