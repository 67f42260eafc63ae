using Nas.Effects.Execution;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Nas.Effects.Tests.Execution;

public sealed class LinearMapTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AsConvolution_OfColumns_IsTheMatrixProductWithItsGradients(bool withBias)
    {
        using var scope = NewDisposeScope();
        var (x, weight, bias) = (Numbers(3, 5, 40), Numbers(24, 40), withBias ? Numbers(24) : null);

        var convolved = LinearMap.AsConvolution(x, weight, bias);
        var multiplied = functional.linear(x, weight, bias);

        Assert.True(convolved.is_contiguous());
        AssertClose(multiplied, convolved);
        Tensor[] into = [x, weight, .. bias is null ? Array.Empty<Tensor>() : [bias]];
        var gradient = Numbers(3, 5, 24).detach();
        foreach (var (wanted, found) in autograd.grad([multiplied], into, [gradient]).Zip(autograd.grad([convolved], into, [gradient])))
        {
            AssertClose(wanted, found);
        }
    }

    private static Tensor Numbers(params long[] shape)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return tensor([.. Enumerable.Range(0, (int)count).Select(i => MathF.Sin(i * 0.7f))], shape).requires_grad_();
    }

    private static void AssertClose(Tensor wanted, Tensor found)
    {
        Assert.Equal(wanted.shape, found.shape);
        Assert.True(wanted.sub(found).abs().max().item<float>() < 1e-4);
    }
}
