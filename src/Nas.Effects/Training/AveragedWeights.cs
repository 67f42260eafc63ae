using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>An exponential average of weights and statistics over the steps of a training, which forgets its start sooner than
/// its end.</summary>
internal sealed class AveragedWeights(Weights weights, double kept) : IDisposable
{
    private int _steps;

    /// <summary>The average, owned by this.</summary>
    public Weights Average { get; } = weights.Copy();

    /// <summary>Takes the weights after a step into the average.</summary>
    public void Add()
    {
        using var noGrad = no_grad();
        var now = Math.Min(kept, (1.0 + _steps) / (10.0 + _steps));
        _steps++;
        foreach (var (average, latest) in Average.Tensors.Zip(weights.Tensors))
        {
            average.MulInPlace(now).AddInPlace(latest, 1 - now);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Average.Dispose();
}
