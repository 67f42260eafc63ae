using Nas.Domain.ZeroCost;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>Absolute parameters, no normalisation, an input of ones, double precision: how much flows from input to logits.</summary>
internal sealed class OnesPass(ScoredNetwork network, Executor executor, ScoringInputs inputs, ScoreMeter meter)
{
    public void Run()
    {
        using var scope = NewDisposeScope();
        var gradients = (Tensor?[])[];
        using var weights = inputs.Weights.Map(weight => weight.abs().to(ScalarType.Float64));
        Tensor[] counted = [.. network.Weights.Select(index => weights.Parameters[index])];
        meter.Score(
            Proxy.Synflow,
            () =>
            {
                using var input = ones(Numbers.ShapeOf(network.Network.Input, 1), ScalarType.Float64, counted[0].device);
                var trace = new Trace(network, executor.Trace(weights, input, Normalisation.None));
                gradients = Trace.Gradients(trace.Logits.sum(), counted);
                var flow = WeightSum.Compute(counted, gradients, (weight, gradient) => weight.mul(gradient).abs().sum());
                return flow == 0
                    ? new ProxyValue.Missing("nothing flows from the input to the logits")
                    : ProxyValue.FromNumber(Math.Log(flow), "the flow exceeds double precision");
            }
        );
    }
}
