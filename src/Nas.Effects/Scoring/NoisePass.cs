using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>Normal weights; how far the feature map moves when noise is added to a normal input, and the batch norms' running variances
/// after both.</summary>
internal sealed class NoisePass(ScoredNetwork network, ScoringInputs inputs, ScoreMeter meter)
{
    private const double NoiseScale = 0.01;

    public void Run() =>
        meter.Score(
            Proxy.Zen,
            () =>
            {
                var value = Score(exact: false);
                return ProxyValue.FromNumber(
                    double.IsFinite(value) ? value : Score(exact: true),
                    "noise does not move the last feature map, or it exceeds double precision"
                );
            }
        );

    /// <summary>Weights of variance 1 grow activations by √fan-in a layer, where no normalisation stops that past single
    /// precision.</summary>
    private double Score(bool exact)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var (weights, input, noise) = inputs.Noise(exact);
        using var owned = weights;
        var executor = network.Backbone is { } backbone ? new Executor(backbone) : null;
        Tensor Features(Tensor x) => executor?.Run(weights, x, training: true) ?? x;
        var shift = Features(input).sub(Features(input.Add(noise.Mul(NoiseScale)))).abs().flatten(1).sum([1]).mean().Value();
        return ProxyFormulas.Zen(shift, network.BatchNorms.Select(norm => weights.StatisticsOf(norm).Variance.mean().Value()));
    }
}
