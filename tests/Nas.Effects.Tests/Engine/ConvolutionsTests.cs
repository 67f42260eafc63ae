using Nas.Effects.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Engine;

[Collection(TensorCollection.Name)]
public sealed class ConvolutionsTests
{
    /// <summary>Without the detour over the order of channels about one call in twenty differs, in most processes.</summary>
    [Theory]
    [InlineData(6, 6)]
    [InlineData(16, 10)]
    [InlineData(10, 24)]
    public void Gradient_OfAnImage_IsTheExactOneEveryTime(int inputs, int outputs)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (image, filters, seed) = (randn(24, inputs, 8, 8), randn(outputs, inputs, 3, 3), randn(24, outputs, 8, 8));
        var exact = GradientOf(image.to(float64), filters.to(float64), seed.to(float64)).to(float32);

        for (var i = 0; i < 300; i++)
        {
            using var step = NewDisposeScope();
            Assert.True(GradientOf(image, filters, seed).allclose(exact, rtol: 1e-4, atol: 1e-4), $"call {i}");
        }
    }

    private static Tensor GradientOf(Tensor image, Tensor filters, Tensor seed)
    {
        var leaf = image.clone().requires_grad_();
        return Differentiation.Gradients(Convolutions.Apply(leaf, filters, null, new(Stride: 1, Padding: 1)), [leaf], seed)[0]!;
    }
}
