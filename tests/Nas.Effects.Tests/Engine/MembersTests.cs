using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Nas.Effects.Tests.Engine;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
/// <summary>What members of TorchSharp mean that networks are made of.</summary>
public sealed class MembersTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Unfold_OfTwoChannels_OrdersChannelThenRowThenColumn()
    {
        var image = arange(18, float32).reshape(1, 2, 3, 3);

        var columns = functional.unfold(image, 2);

        Assert.Equal([1, 8, 4], columns.shape);
        Assert.Equal([0, 1, 3, 4, 9, 10, 12, 13], columns.select(2, 0).data<float>().ToArray());
        Assert.Equal([0, 1, 3, 4], columns[0, 0].data<float>().ToArray());
    }

    [Fact]
    public void Baddbmm_OfTwoBatches_AddsItsLastArgument()
    {
        var (first, second, added) = (randn([2, 3, 4], float64), randn([2, 4, 5], float64), randn([3, 1], float64));

        Assert.True(first.baddbmm(second, added).allclose(first.bmm(second) + added));
    }

    [Fact]
    public void Split_IntoSizes_CutsAlongTheAxis()
    {
        var parts = arange(6).reshape(2, 3).split(new long[] { 1, 2 }, 1);

        Assert.Equal([0, 3], parts[0].reshape(-1).data<long>().ToArray());
        Assert.Equal([1, 2, 4, 5], parts[1].reshape(-1).data<long>().ToArray());
    }

    [Fact]
    public void Selections_OfAMatrix_AreItsParts()
    {
        var x = arange(6).reshape(2, 3);

        Assert.Equal([1, 4], x.select(1, 1).data<long>().ToArray());
        Assert.Equal([0, 2, 3, 5], x.slice(1, 0, 3, 2).contiguous().data<long>().ToArray());
        Assert.Equal([3, 4, 5, 0, 1, 2], x.index_select(0, tensor(new[] { 1L, 0 })).data<long>().ToArray());
        Assert.Equal([1, 2, 4, 5], x.narrow(1, 1, 2).contiguous().data<long>().ToArray());
        Assert.Equal([2, 6], x.flatten().expand(2, 6).shape);
    }

    [Fact]
    public void Norm_AlongAnAxis_IsTheRootOfTheSumOfSquares()
    {
        var x = tensor(new[] { 3.0, 4, 6, 8 }, [2, 2]);

        Assert.Equal([5, 10], x.norm(1, keepdim: true).data<double>().ToArray());
        Assert.Equal(Math.Sqrt(125), x.norm().item<double>(), 12);
    }

    [Fact]
    public void Tensor_OfAnArray_IsACopy()
    {
        var numbers = new float[] { 1, 2 };
        var copy = tensor(numbers);

        numbers[0] = 9;

        Assert.Equal(1, copy[0].item<float>());
    }

    [Fact]
    public void Bytes_Written_ChangeTheTensor()
    {
        var target = zeros(2, 2);

        System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>([1, 2, 3, 4]).CopyTo(target.bytes);

        Assert.Equal(10f, target.sum().item<float>());
    }

    [Fact]
    public void Linear_OverTheLastAxis_MultipliesTransposedAndAddsTheBias()
    {
        var (x, w, b) = (randn(2, 5, 3), randn(4, 3), randn(4));

        Assert.True(functional.linear(x, w, b).allclose(x.matmul(w.t()) + b, atol: 1e-6));
    }

    [Fact]
    public void Conv2d_AsUnfoldAndLinear_AgreesWithThem()
    {
        var (x, w) = (randn([2, 3, 7, 7], float64), randn([4, 3, 3, 3], float64));

        var columns = functional.unfold(x, 3, padding: 1, stride: 2);
        var expected = w.reshape(4, 27).matmul(columns).reshape(2, 4, 4, 4);

        Assert.True(functional.conv2d(x, w, null, [2, 2], [1, 1]).allclose(expected));
    }

    [Fact]
    public void CrossEntropy_OfLogits_IsTheMeanOfMinusLogProbability()
    {
        var logits = tensor(new[] { 1.0, 2, 3, 0, 0, 0 }, [2, 3]);
        var expected = (Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3)) - 3 + Math.Log(3)) / 2;

        Assert.Equal(expected, functional.cross_entropy(logits, tensor(new[] { 2L, 1L })).item<double>(), 12);
        Assert.Equal(2 * expected, functional.cross_entropy(logits, tensor(new[] { 2L, 1L }), reduction: Reduction.Sum).item<double>(), 12);
    }

    [Fact]
    public void BatchNorm_InTraining_NormalisesAndUpdatesItsStatistics()
    {
        var x = tensor(new[] { 1.0, 3 }, [2, 1, 1, 1]);
        var (mean, variance) = (zeros([1], float64), ones([1], float64));

        var y = functional.batch_norm(x, mean, variance, training: true, eps: 0);

        Assert.Equal([-1, 1], y.data<double>().ToArray());
        Assert.Equal(0.2, mean.item<double>(), 12);
        Assert.Equal(0.9 + 0.1 * 2, variance.item<double>(), 12);
        Assert.Equal([1, 3], functional.batch_norm(x, zeros([1], float64), ones([1], float64), eps: 0).data<double>().ToArray());
    }

    [Fact]
    public void LayerNorm_OverTheLastAxis_HasMeanZeroAndVarianceOne()
    {
        var y = functional.layer_norm(randn([4, 16], float64), [16]);

        Assert.True(y.mean([1]).allclose(zeros([4], float64), atol: 1e-12));
        Assert.True(y.var([1], unbiased: false).allclose(ones([4], float64), rtol: 1e-3));
    }

    [Fact]
    public void Pools_OfAGrid_TakeTheLargestOrTheMean()
    {
        var x = arange(16, float32).reshape(1, 1, 4, 4);

        Assert.Equal([5, 7, 13, 15], functional.max_pool2d(x, [2]).data<float>().ToArray());
        Assert.Equal([2.5f, 4.5f, 10.5f, 12.5f], functional.avg_pool2d(x, [2]).data<float>().ToArray());
        Assert.Equal(7.5f, functional.adaptive_avg_pool2d(x, [1, 1]).item<float>());
        Assert.Equal([1, 1, 2, 2], functional.max_pool2d(x, [3, 3], [2, 2], [1, 1]).shape);
    }

    [Fact]
    public void Activations_AtKnownPoints_HaveTheirValues()
    {
        var x = tensor(new[] { -2.0, 0, 2 });

        Assert.Equal([0, 0, 2], functional.relu(x).data<double>().ToArray());
        Assert.Equal([-0.02, 0, 2], functional.leaky_relu(x).data<double>().ToArray());
        Assert.Equal([-0.04550026389635842, 0, 1.9544997361036416], functional.gelu(x).data<double>().ToArray());
        Assert.Equal(1, functional.softmax(x, 0).sum().item<double>(), 12);
        Assert.True(functional.log_softmax(x, 0).exp().allclose(functional.softmax(x, 0)));
        Assert.Equal(8 / 3.0, functional.mse_loss(x, zeros_like(x)).item<double>(), 12);
    }
}
