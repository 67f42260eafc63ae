using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Effects.Engine;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019), in the operations and the order of TorchSharp's own, whose
/// numbers nothing holds (see <see cref="Arithmetic"/>).</summary>
/// <param name="settings">Of the averages.</param>
/// <param name="parameters">What is learned.</param>
/// <param name="decay">Weight decay of a parameter.</param>
internal sealed class AdamOptimiser(AdamSettings settings, IReadOnlyList<Parameter> parameters, Func<Parameter, double> decay) : IOptimiser
{
    private const double Epsilon = 1e-8;

    private readonly Moments[] _moments =
    [
        .. parameters.Select(parameter => new Moments(parameter, decay(parameter), Zeros(parameter), Zeros(parameter))),
    ];

    private int _steps;

    /// <inheritdoc/>
    public double LearningRate { get; set; }

    /// <inheritdoc/>
    public void Step()
    {
        using var noGrad = no_grad();
        _steps++;
        var first = 1 - Math.Pow(settings.First, _steps);
        var second = Math.Sqrt(1 - Math.Pow(settings.Second, _steps));
        foreach (var moments in _moments)
        {
            using var gradient = moments.Parameter.grad;
            if (gradient is not null)
            {
                if (moments.Decay > 0)
                {
                    moments.Parameter.MulInPlace(1 - LearningRate * moments.Decay);
                }

                moments.Mean.MulInPlace(settings.First).AddInPlace(gradient, 1 - settings.First);
                moments.Square.MulInPlace(settings.Second).AddProductInPlace(gradient, gradient, 1 - settings.Second);
                using var root = moments.Square.sqrt();
                using var size = root.Div(second);
                size.AddInPlace(Epsilon);
                moments.Parameter.AddQuotientInPlace(moments.Mean, size, -(LearningRate / first));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var moments in _moments)
        {
            moments.Mean.Dispose();
            moments.Square.Dispose();
        }
    }

    private static Tensor Zeros(Parameter parameter) => zeros_like(parameter).DetachFromDisposeScope();

    private sealed record Moments(Parameter Parameter, double Decay, Tensor Mean, Tensor Square);
}
