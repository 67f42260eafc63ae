using System.Collections.Immutable;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019), gradients clipped to norm 1 together.</summary>
internal sealed class AdamW(ImmutableArray<Matrix> parameters)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const float Epsilon = 1e-8f;
    private const double Decay = 0.01;
    private const double LargestNorm = 1;

    private readonly ImmutableArray<float[]> _means = [.. parameters.Select(p => new float[p.Values.Length])];
    private readonly ImmutableArray<float[]> _squares = [.. parameters.Select(p => new float[p.Values.Length])];
    private int _steps;

    /// <summary>Takes a step and forgets the gradients.</summary>
    public void Step(double rate)
    {
        _steps++;
        var clip = (float)Math.Min(1, LargestNorm / (Norm() + 1e-6));
        var (size, correction) = ((float)(rate / (1 - Math.Pow(Beta1, _steps))), (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, _steps))));
        var step = new AdamStep(clip, (float)(1 - Beta1), (float)(1 - Beta2), (float)(rate * Decay), size, correction, Epsilon);
        for (var p = 0; p < parameters.Length; p++)
        {
            Lanes.Descend(parameters[p].Values, parameters[p].Gradient, step, _means[p], _squares[p]);
            Array.Clear(parameters[p].Gradient);
        }
    }

    private double Norm()
    {
        var squares = 0.0;
        foreach (var parameter in parameters)
        {
            squares += Lanes.Dot(parameter.Gradient, parameter.Gradient);
        }

        return Math.Sqrt(squares);
    }
}
