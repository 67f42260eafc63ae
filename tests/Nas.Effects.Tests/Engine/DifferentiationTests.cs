using Nas.Effects.Engine;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Engine;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class DifferentiationTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Gradients_OfACube_AreThreeTimesTheSquare()
    {
        var x = tensor(new[] { 1.0, -2, 3 }, requires_grad: true);

        var gradient = Differentiation.Gradients(x.pow(3).sum(), [x])[0]!;

        Assert.Equal([3, 12, 27], gradient.data<double>().ToArray());
    }

    [Fact]
    public void Gradients_Recorded_AreDifferentiatedAgain()
    {
        var x = tensor(new[] { 1.0, -2, 3 }, requires_grad: true);
        var first = Differentiation.Gradients(x.pow(3).sum(), [x], record: true)[0]!;

        var second = Differentiation.Gradients(first.sum(), [x])[0]!;

        Assert.Equal([6, -12, 18], second.data<double>().ToArray());
    }

    [Fact]
    public void Gradients_FromASeed_WeighTheOutputs()
    {
        var x = ones([3], requires_grad: true);

        var gradient = Differentiation.Gradients(x * 2, [x], tensor(new[] { 1f, 10, 100 }))[0]!;

        Assert.Equal([2, 20, 200], gradient.data<float>().ToArray());
    }

    [Fact]
    public void Gradients_OfWhatIsNotUsed_AreNone()
    {
        var (x, unused) = (ones([1], requires_grad: true), ones([1], requires_grad: true));

        Assert.Null(Differentiation.Gradients((x * x).sum(), [x, unused])[1]);
    }

    [Fact]
    public void Gradients_OfWhatWasNotRecorded_AreRefused()
    {
        var (x, plain) = (ones([2], requires_grad: true), ones(2));

        Assert.Throws<InvalidOperationException>(() => Differentiation.Gradients(plain.sum(), [x]));
        Assert.Throws<InvalidOperationException>(() => Differentiation.Gradients(x.sum(), [plain]));
        Assert.Throws<InvalidOperationException>(() => Differentiation.Gradients(x, [x]));
        Assert.Throws<InvalidOperationException>(() => Differentiation.Gradients(x, [x], ones(3)));
    }

    [Fact]
    public void DoubleBackward_ThroughALayerOfEachKind_IsFinite()
    {
        manual_seed(1);
        var weight = randn([4, 3, 3, 3], requires_grad: true);
        var features = nn.functional.relu(
            nn.functional.batch_norm(nn.functional.conv2d(randn(2, 3, 8, 8), weight, padding: [1]), null, null, training: true)
        );
        var loss = nn.functional.max_pool2d(features, [2]).mean();
        var gradient = Differentiation.Gradients(loss, [weight], record: true)[0]!;

        gradient.square().sum().backward();

        Assert.True(weight.grad!.isfinite().all().item<bool>());
        Assert.True(weight.grad!.abs().sum().item<float>() > 0);
    }
}
