using Nas.Effects.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Effects.Models;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019), gradients clipped to norm 1 together.</summary>
/// <param name="parameters">What is learned.</param>
internal sealed class Descent(IReadOnlyList<Parameter> parameters) : IDisposable
{
    private const double Decay = 0.01;
    private const double MaxNorm = 1;

    private readonly AdamOptimiser _optimiser = new(new(), parameters, _ => Decay);

    /// <summary>A step against the gradient of a loss.</summary>
    public void Step(Tensor loss, double rate)
    {
        foreach (var parameter in parameters)
        {
            parameter.grad = null;
        }

        loss.backward();
        nn.utils.clip_grad_norm_(parameters, MaxNorm);
        _optimiser.LearningRate = rate;
        _optimiser.Step();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parameter in parameters)
        {
            parameter.grad = null;
        }

        _optimiser.Dispose();
    }
}
