using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Engine;

[Collection(TensorCollection.Name)]
public sealed class AutogradTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Backward_OfACube_GivesThreeTimesTheSquare()
    {
        var x = tensor(new[] { 1.0, -2, 3 }, requires_grad: true);

        Assert.Null(x.grad);
        x.pow(3).sum().backward();

        Assert.Equal([3, 12, 27], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Grad_Set_ReplacesWhatWasAccumulated()
    {
        var x = ones([2], requires_grad: true);
        x.sum().backward();
        x.grad = null;

        Assert.Null(x.grad);
    }

    [Fact]
    public void Grad_OfAGradient_IsTheSecondDerivative()
    {
        var x = tensor(new[] { 1.0, -2, 3 }, requires_grad: true);
        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];

        var second = autograd.grad([first.sum()], [x])[0];

        Assert.Equal([6, -12, 18], second.data<double>().ToArray());
    }

    [Fact]
    public void Backward_ThroughTheSquaredGradient_IsTwiceTheHessianTimesTheGradient()
    {
        // For f = xᵀAx/2 the gradient is Ax and the Hessian A, so the gradient of |∇f|² is 2·A·A·x: what GraSP needs.
        var a = tensor(new[] { 2.0, 1, 1, 3 }, [2, 2]);
        var x = tensor(new[] { 1.0, -1 }, requires_grad: true);
        var gradient = autograd.grad([x.matmul(a).matmul(x) / 2], [x], create_graph: true)[0];

        gradient.square().sum().backward();

        Assert.True(x.grad!.allclose(2 * a.matmul(a).matmul(x.detach())));
    }

    [Fact]
    public void Grad_WithSeeds_WeighsTheOutputs()
    {
        var x = ones([3], requires_grad: true);

        var gradient = autograd.grad([x * 2], [x], [tensor(new[] { 1f, 10, 100 })])[0];

        Assert.Equal([2, 20, 200], gradient.data<float>().ToArray());
    }

    [Fact]
    public void Grad_OfAnUnusedInput_FailsUnlessAllowed()
    {
        var (x, unused) = (ones([1], requires_grad: true), ones([1], requires_grad: true));
        var y = (x * x).sum();

        Assert.Throws<ExternalException>(() => autograd.grad([y], [x, unused], retain_graph: true));
        Assert.Null(autograd.grad([y], [x, unused], allow_unused: true)[1]);
    }

    [Fact]
    public void NoGrad_InItsBlock_RecordsNothing()
    {
        var x = ones([1], requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
        }

        Assert.True((x * 2).requires_grad);
        Assert.False((x * 2).detach().requires_grad);
        Assert.True(x.is_leaf);
    }

    [Fact]
    public void DoubleBackward_ThroughALayerOfEachKind_IsFinite()
    {
        manual_seed(1);
        var weight = randn([4, 3, 3, 3], requires_grad: true);
        var features = nn.functional.relu(nn.functional.batch_norm(nn.functional.conv2d(randn(2, 3, 8, 8), weight, padding: [1]), null, null, training: true));
        var loss = nn.functional.max_pool2d(features, [2]).mean();
        var gradient = autograd.grad([loss], [weight], create_graph: true)[0];

        gradient.square().sum().backward();

        Assert.True(weight.grad!.isfinite().all().item<bool>());
        Assert.True(weight.grad!.abs().sum().item<float>() > 0);
    }
}
