using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019), gradients clipped to norm 1 together.</summary>
internal sealed class Descent : IDisposable
{
    private const double Decay = 0.01;
    private const double MaxNorm = 1;

    private readonly ParameterSet _parameters;
    private readonly optim.Optimizer _optimiser;

    public Descent(ParameterSet parameters)
    {
        _parameters = parameters;
        _optimiser = optim.AdamW(parameters.All, lr: 0, weight_decay: Decay);
    }

    /// <summary>A step against the gradient of a loss.</summary>
    public void Step(Tensor loss, double rate)
    {
        foreach (var parameter in _parameters.All)
        {
            parameter.grad = null;
        }

        loss.backward();
        nn.utils.clip_grad_norm_(_parameters.All, MaxNorm);
        foreach (var group in _optimiser.ParamGroups)
        {
            group.LearningRate = rate;
        }

        _optimiser.step();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parameter in _parameters.All)
        {
            parameter.grad = null;
        }

        _optimiser.Dispose();
    }
}
