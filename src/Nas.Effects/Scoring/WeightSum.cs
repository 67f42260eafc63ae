using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>Sums over weights, in double precision.</summary>
internal static class WeightSum
{
    /// <summary>The sum of a term of each weight and its gradient; weights without gradient count 0.</summary>
    public static double Compute(IReadOnlyList<Tensor> weights, IReadOnlyList<Tensor?> gradients, Func<Tensor, Tensor, Tensor> term)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Count; i++)
        {
            if (gradients[i] is { } gradient)
            {
                using var scope = NewDisposeScope();
                sum += term(weights[i].Exact(), gradient.Exact()).item<double>();
            }
        }

        return sum;
    }
}
