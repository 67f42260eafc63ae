using Nas.Domain.ZeroCost;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>The gradients of each sample by itself, in evaluation mode with fresh statistics.</summary>
/// <remarks>Samples are independent there, so that one backward pass gives the gradient of every affine output for all of them.
/// N passes of one sample would compute the same. Where training is evaluation, the halves of the batch are sums of the same
/// gradients.</remarks>
internal sealed class SamplesPass(ScoredNetwork network, Executor executor, ScoringInputs inputs, ScoreMeter meter)
{
    /// <summary>Scores the proxies of the pass that are wanted, and zico where it comes for nothing.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="shared">The batch's gradients, if there are any and batch norms do not couple its samples.</param>
    public void Run(LabelledBatch batch, BatchGradients? shared)
    {
        var trace = shared?.Trace ?? meter.Share(ProxyPass.Samples, "forward", () => Forward(batch));
        Tensor?[]? Backward(Proxy proxy, string part, Tensor?[]? known, Func<Tensor> from) =>
            !meter.Wants(proxy)
                ? null
                : known ?? meter.Share(ProxyPass.Samples, part, () => Trace.Gradients(from(), trace.AffineOutputs, keepGraph: true));
        var ofLogits = Backward(Proxy.NtkCondition, "backward from logits", shared?.OfLogits, () => trace.Logits.sum());
        var ofLoss = Backward(Proxy.GradSign, "backward from loss", shared?.OfLoss, () => trace.Loss(batch));
        var halves = shared is not null && ofLoss is not null && batch.Count > 1 && meter.Wants(Proxy.Zico);
        using var noGrad = no_grad();
        var sums = meter.Share(
            ProxyPass.Samples,
            "gradients of samples",
            () => new SampleGradients(network, trace, ofLogits, ofLoss).Sum(halves)
        );
        meter.Score(
            Proxy.NtkCondition,
            () =>
                sums.Kernel is null
                    ? new ProxyValue.Missing("the logits depend on no weight")
                    : ProxyValue.FromNumber(ProxyFormulas.ConditionNumber(sums.Kernel.ToMatrix()), "the kernel is singular")
        );
        meter.Score(Proxy.GradSign, () => ProxyValue.FromNumber(sums.Agreement, "a gradient is not finite"));
        if (halves)
        {
            HalvesPass.Score(sums.Halves, meter);
        }
    }

    private Trace Forward(LabelledBatch batch)
    {
        using var fresh = inputs.Weights.Map(weight => weight);
        return new(network, executor.Trace(fresh, batch.Images, Normalisation.Running));
    }
}
