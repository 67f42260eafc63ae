using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent (Sutskever et al. 2013 for the momentum, in PyTorch's form: the rate multiplies the buffer).</summary>
/// <remarks>g ← g + decay·p; v ← momentum·v + (1 − dampening)·g, from v = g at the first step; p ← p − rate·v.</remarks>
public sealed class SGD : Optimizer
{
    private readonly Parameter[] all;
    private readonly Tensor?[] buffers;
    private readonly ParamGroup group;
    private readonly (double Momentum, double Dampening, double Decay, bool Nesterov, bool Maximize) options;

    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening", nameof(nesterov));
        }

        all = [.. parameters];
        buffers = new Tensor?[all.Length];
        group = new ParamGroup { LearningRate = lr, InitialLearningRate = lr };
        options = (momentum, dampening, weight_decay, nesterov, maximize);
    }

    public override IEnumerable<ILearningRateController> ParamGroups => [group];

    public override IEnumerable<Parameter> parameters() => all;

    public override Tensor? step(Func<Tensor>? closure = null)
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var recording = enable_grad();
            loss = closure();
        }

        using var still = no_grad();
        using var scope = NewDisposeScope();
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].grad is { } gradient)
            {
                all[i].add_(Direction(gradient, i), options.Maximize ? group.LearningRate : -group.LearningRate);
                scope.DisposeEverything();
            }
        }

        return loss;
    }

    public override void Dispose()
    {
        foreach (var buffer in buffers)
        {
            buffer?.Dispose();
        }
    }

    private Tensor Direction(Tensor gradient, int index)
    {
        if (options.Decay != 0)
        {
            gradient = gradient.add(all[index], options.Decay);
        }

        if (options.Momentum == 0)
        {
            return gradient;
        }

        var buffer = buffers[index]?.mul_(options.Momentum).add_(gradient, 1 - options.Dampening)
            ?? (buffers[index] = gradient.clone().DetachFromDisposeScope());
        return options.Nesterov ? gradient.add(buffer, options.Momentum) : buffer;
    }

    private sealed class ParamGroup : ILearningRateController
    {
        public double LearningRate { get; set; }

        public double InitialLearningRate { get; set; }
    }
}
