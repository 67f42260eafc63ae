using Nas.Domain.Architectures.Operations;
using Nas.Effects.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Engine;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class ConvolutionsTests
{
    private static readonly int[] Channels = [1, 2, 3, 8, 12, 16, 20, 24, 40, 48, 64, 80];

    private static readonly int[] Few = [1, 3, 5, 8, 16, 24];

    /// <summary>Called directly, every one of these kernels, strides and orders computes some of the channels wrongly on a processor with
    /// AVX-512.</summary>
    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(1, 2, true)]
    [InlineData(3, 1, false)]
    [InlineData(3, 1, true)]
    [InlineData(3, 2, false)]
    [InlineData(3, 2, true)]
    [InlineData(4, 4, false)]
    public void Convolution_OfAnyChannels_IsTheExactOne(int side, int stride, bool sideBySide)
    {
        foreach (var inputs in Channels)
        {
            foreach (var outputs in Channels)
            {
                AssertExact(inputs, outputs, new(Patch.Square(side, stride, side == 3 ? 1 : 0), ChannelsLast: sideBySide));
            }
        }
    }

    [Theory]
    [InlineData(3, 1, 1, false)]
    [InlineData(3, 1, 1, true)]
    [InlineData(9, 1, 4, false)]
    [InlineData(7, 2, 3, true)]
    [InlineData(1, 2, 0, false)]
    [InlineData(1, 2, 0, true)]
    [InlineData(4, 4, 0, false)]
    public void Convolution_OfASequence_IsTheExactOne(int kernel, int stride, int padding, bool sideBySide)
    {
        foreach (var inputs in Channels)
        {
            foreach (var outputs in Channels)
            {
                AssertExact(inputs, outputs, new(Patch.Row(kernel, stride, padding), ChannelsLast: sideBySide));
            }
        }
    }

    /// <summary>Called directly, the gradients of images are wrong where the number of outputs is odd.</summary>
    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(3, 1, false)]
    [InlineData(3, 1, true)]
    [InlineData(3, 2, true)]
    [InlineData(4, 4, true)]
    public void Convolution_OfBfloat16_IsNearlyTheExactOne(int side, int stride, bool sideBySide)
    {
        foreach (var inputs in Few)
        {
            foreach (var outputs in Few)
            {
                AssertNear(
                    inputs,
                    outputs,
                    new(Patch.Square(side, stride, side == 3 ? 1 : 0), ChannelsLast: sideBySide),
                    (ScalarType.BFloat16, 3e-2)
                );
            }
        }
    }

    [Fact]
    public void Convolution_OfGroupsInBfloat16_IsNearlyTheExactOne() =>
        AssertNear(48, 24, new(Patch.Square(3, 1, 1), Groups: 8), (ScalarType.BFloat16, 3e-2));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Convolution_OfGroups_IsTheExactOne(int side)
    {
        foreach (var (inputs, outputs, groups) in new[] { (8, 8, 2), (16, 48, 4), (32, 32, 2), (48, 24, 8), (64, 64, 64), (80, 160, 2) })
        {
            AssertExact(inputs, outputs, new(Patch.Square(side, 1, side / 2), Groups: groups));
        }
    }

    private static void AssertExact(int inputs, int outputs, Convolutions.Window window) =>
        AssertNear(inputs, outputs, window, (ScalarType.Float32, 1e-4));

    private static void AssertNear(int inputs, int outputs, Convolutions.Window window, (ScalarType Type, double Tolerance) numbers)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (height, width) = window.Patch.IsSquare ? (8, 8) : (1, 40);
        var (image, weight, bias) = (
            Drawn(numbers.Type, 8, inputs, height, width),
            Drawn(numbers.Type, outputs, inputs / window.Groups, window.Patch.Rows.Kernel, window.Patch.Columns.Kernel),
            Drawn(numbers.Type, outputs)
        );
        var exact = ResultsOf(image.to(float64), weight.to(float64), bias.to(float64), window);
        for (var call = 0; call < 2; call++)
        {
            Soil(image.numel() * outputs / inputs);
            var results = ResultsOf(image, weight, bias, window);
            for (var i = 0; i < exact.Length; i++)
            {
                var (found, expected) = (results[i].to(float64), exact[i]);
                var error = (found - expected).abs().max().item<double>() / expected.abs().max().item<double>();
                Assert.True(error < numbers.Tolerance, $"{inputs} to {outputs}, {window}, result {i}: {error}");
            }
        }
    }

    private static Tensor Drawn(ScalarType type, params long[] shape) => randn(shape).to(type);

    /// <summary>Leaves no-numbers in the memory that the next tensors of this size are made in.</summary>
    private static void Soil(long numbers)
    {
        for (var times = 1; times < 4; times++)
        {
            full([numbers * times], float.NaN).Dispose();
        }
    }

    private static Tensor[] ResultsOf(Tensor image, Tensor weight, Tensor bias, Convolutions.Window window)
    {
        Tensor[] leaves =
        [
            image.detach().clone().requires_grad_(),
            weight.detach().clone().requires_grad_(),
            bias.detach().clone().requires_grad_(),
        ];
        var made = Convolutions.Apply(leaves[0], leaves[1], leaves[2], window);
        manual_seed(2);
        var seed = randn(made.shape, dtype: ScalarType.Float32).to(ScalarType.BFloat16).to(made.dtype);
        return [made, .. Differentiation.Gradients(made, leaves, seed).Select(gradient => gradient!)];
    }
}
