using Nas.Domain.Learning.Curvature;
using Nas.Domain.Numerics.Randomness;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Differentiable;

/// <summary>The Hessian of the loss of a batch by the weights of the alternatives, as far as it shows in differences of gradients.</summary>
internal sealed class ShareCurvature(MixedNetwork network, Tensor images, Tensor labels)
{
    // In single precision a smaller step drowns in rounding.
    private const double Step = 1e-2;
    private const int Products = 20;

    /// <summary>Its largest eigenvalue.</summary>
    public double Largest(RandomStream stream, int products = Products) =>
        PowerIteration.Largest(Times, network.Shares.Sum(share => (int)share.shape[0]), stream, products);

    /// <summary>The Hessian times a vector, by central differences.</summary>
    public double[] Times(double[] vector)
    {
        var length = Math.Sqrt(vector.Sum(one => one * one));
        var scale = length > 0 ? Step / length : 0;
        var ahead = GradientAt(vector, scale);
        var behind = GradientAt(vector, -scale);
        return [.. ahead.Zip(behind, (after, before) => scale > 0 ? (after - before) / (2 * scale) : 0)];
    }

    private double[] GradientAt(double[] vector, double scale)
    {
        using var scope = NewDisposeScope();
        network.MoveShares(Array.ConvertAll(vector, one => scale * one));
        network.Differentiate(images, labels);
        var gradient = network.ShareGradient();
        network.MoveShares(Array.ConvertAll(vector, one => -scale * one));
        return gradient;
    }
}
