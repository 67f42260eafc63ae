using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Nas.Effects.Tests.Engine;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class SgdTests
{
    [Fact]
    public void Step_TwiceWithMomentumAndDecay_FollowsTheFormula()
    {
        using var scope = NewDisposeScope();
        var p = Parameter(tensor(new[] { 1.0 }));
        using var sgd = optim.SGD([p], 0.1, momentum: 0.9, weight_decay: 0.5);

        // Loss 3p: gradient 3. Step 1: v = 3 + 0.5·1 = 3.5, p = 0.65. Step 2: v = 0.9·3.5 + 3 + 0.5·0.65 = 6.475, p = 0.0025.
        Step(sgd, p);
        Assert.Equal(0.65, p.item<double>(), 12);
        Step(sgd, p);
        Assert.Equal(0.0025, p.item<double>(), 12);
    }

    [Fact]
    public void Step_AfterALearningRateIsSet_UsesIt()
    {
        using var scope = NewDisposeScope();
        var p = Parameter(tensor(new[] { 1.0 }));
        using var sgd = optim.SGD([p], 0.1);
        foreach (var group in sgd.ParamGroups)
        {
            group.LearningRate = 0.01;
        }

        Step(sgd, p);

        Assert.Equal(0.97, p.item<double>(), 12);
    }

    [Fact]
    public void Training_For200Steps_KeepsTheCountOfLiveTensorsAndLearns()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var (first, second) = (Parameter(randn(8, 4)), Parameter(randn(2, 8)));
        using var sgd = optim.SGD([first, second], 0.1, momentum: 0.9, weight_decay: 1e-4);
        var x = randn(32, 4);
        var y = x.sum([1]).gt(0).to(int64);
        var losses = new float[200];
        var counts = new long[200];

        for (var i = 0; i < losses.Length; i++)
        {
            using var step = NewDisposeScope();
            var loss = functional.cross_entropy(functional.linear(functional.relu(functional.linear(x, first)), second), y);
            sgd.zero_grad();
            loss.backward();
            sgd.step();
            losses[i] = loss.item<float>();
            step.DisposeEverything();
            counts[i] = Tensor.TotalCount;
        }

        Assert.All(counts.Skip(1), count => Assert.Equal(counts[1], count));
        Assert.True(losses[^1] < losses[0] / 2, $"{losses[0]} to {losses[^1]}");
    }

    private static void Step(SGD sgd, Parameter p)
    {
        sgd.zero_grad();
        using var loss = (p * 3).sum();
        loss.backward();
        sgd.step();
    }
}
