using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Effects.Engine;

/// <summary>Stochastic gradient descent with momentum and weight decay, in the operations and the order of TorchSharp's own, whose numbers
/// nothing holds (see <see cref="Arithmetic"/>).</summary>
/// <param name="parameters">What is learned.</param>
/// <param name="momentum">What the velocity keeps at each step.</param>
/// <param name="decay">Weight decay, added to the gradient.</param>
internal sealed class SgdOptimiser(IReadOnlyList<Parameter> parameters, double momentum, double decay) : IOptimiser
{
    private readonly Tensor?[] _velocities = new Tensor?[parameters.Count];

    /// <inheritdoc/>
    public double LearningRate { get; set; }

    /// <inheritdoc/>
    public void Step()
    {
        using var noGrad = no_grad();
        for (var i = 0; i < parameters.Count; i++)
        {
            using var gradient = parameters[i].grad;
            if (gradient is not null)
            {
                using var decayed = decay > 0 ? gradient.Add(parameters[i], decay) : gradient.alias();
                parameters[i].AddInPlace(momentum > 0 ? Velocity(i, decayed) : decayed, -LearningRate);
            }
        }
    }

    private Tensor Velocity(int index, Tensor gradient) =>
        _velocities[index] is { } velocity
            ? velocity.MulInPlace(momentum).AddInPlace(gradient, 1)
            : _velocities[index] = gradient.clone().DetachFromDisposeScope();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var velocity in _velocities)
        {
            velocity?.Dispose();
        }
    }
}
