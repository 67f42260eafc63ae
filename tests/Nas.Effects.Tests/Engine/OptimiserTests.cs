using Nas.Effects.Engine;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Nas.Effects.Tests.Engine;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class OptimiserTests
{
    [Fact]
    public void Sgd_TwiceWithMomentumAndDecay_FollowsTheFormula()
    {
        using var scope = NewDisposeScope();
        var p = Parameter(tensor(new[] { 1.0 }));
        using var sgd = new SgdOptimiser([p], momentum: 0.9, decay: 0.5) { LearningRate = 0.1 };

        // Loss 3p: gradient 3. Step 1: v = 3 + 0.5·1 = 3.5, p = 0.65. Step 2: v = 0.9·3.5 + 3 + 0.5·0.65 = 6.475, p = 0.0025.
        Step(sgd, p);
        Assert.Equal(0.65, p.item<double>(), 12);
        Step(sgd, p);
        Assert.Equal(0.0025, p.item<double>(), 12);
    }

    [Fact]
    public void Sgd_AfterALearningRateIsSet_UsesIt()
    {
        using var scope = NewDisposeScope();
        var p = Parameter(tensor(new[] { 1.0 }));
        using var sgd = new SgdOptimiser([p], momentum: 0, decay: 0) { LearningRate = 0.1 };

        sgd.LearningRate = 0.01;
        Step(sgd, p);

        Assert.Equal(0.97, p.item<double>(), 12);
    }

    [Fact]
    public void Adam_FirstStep_GoesByTheRateAfterDecay()
    {
        using var scope = NewDisposeScope();
        var p = Parameter(tensor(new[] { 1.0, -2.0 }));
        using var adam = new AdamOptimiser(new(), [p], _ => 0.5) { LearningRate = 0.1 };

        Step(adam, p);

        // Decayed by 1 - 0.1·0.5; the first mean over the root of the first square is the gradient's sign.
        Assert.Equal(0.95 - 0.1, p[0].item<double>(), 8);
        Assert.Equal(-1.9 - 0.1, p[1].item<double>(), 8);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.9, 3e-4)]
    public void Sgd_BesideTorchSharps_MakesTheSameBits(double momentum, double decay) =>
        AssertSame(
            parameters => new SgdOptimiser(parameters, momentum, decay) { LearningRate = 0.05 },
            parameters => optim.SGD(parameters, 0.05, momentum, weight_decay: decay)
        );

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.05)]
    public void Adam_BesideTorchSharps_MakesTheSameBits(double decay) =>
        AssertSame(
            parameters => new AdamOptimiser(new(0.85), parameters, _ => decay) { LearningRate = 0.01 },
            parameters => optim.AdamW(parameters, 0.01, beta1: 0.85, weight_decay: decay)
        );

    [Fact]
    public void Training_For200Steps_KeepsTheCountOfLiveTensorsAndLearns()
    {
        using var scope = NewDisposeScope();
        var learner = new Learner();
        using var adam = new AdamOptimiser(new(), learner.Parameters, _ => 1e-4) { LearningRate = 0.01 };
        var losses = new float[200];
        var counts = new long[200];

        for (var i = 0; i < losses.Length; i++)
        {
            losses[i] = learner.Step(adam.Step);
            counts[i] = Tensor.TotalCount;
        }

        Assert.All(counts.Skip(1), count => Assert.Equal(counts[1], count));
        Assert.True(losses[^1] < losses[0] / 2, $"{losses[0]} to {losses[^1]}");
    }

    private static void AssertSame(
        Func<IReadOnlyList<Parameter>, IOptimiser> create,
        Func<IReadOnlyList<Parameter>, optim.Optimizer> theirs
    )
    {
        using var scope = NewDisposeScope();
        var (learner, other) = (new Learner(), new Learner());
        using var optimiser = create(learner.Parameters);
        using var reference = theirs(other.Parameters);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(learner.Step(optimiser.Step), other.Step(() => reference.step()));
        }

        Assert.All(learner.Parameters.Zip(other.Parameters), pair => Assert.True(pair.Item1.Equals(pair.Item2)));
    }

    private static void Step(IOptimiser optimiser, Parameter p)
    {
        p.grad = null;
        using var loss = (p * 3).sum();
        loss.backward();
        optimiser.Step();
    }

    /// <summary>A network of two layers that is to tell whether the sum of four numbers is positive.</summary>
    private sealed class Learner
    {
        private readonly Parameter _first;
        private readonly Parameter _second;
        private readonly Tensor _x;
        private readonly Tensor _y;

        public Learner()
        {
            manual_seed(3);
            (_first, _second, _x) = (Parameter(randn(8, 4)), Parameter(randn(2, 8)), randn(32, 4));
            _y = _x.sum([1]).gt(0).to(int64);
        }

        public IReadOnlyList<Parameter> Parameters => [_first, _second];

        public float Step(Action optimise)
        {
            using var scope = NewDisposeScope();
            (_first.grad, _second.grad) = (null, null);
            var loss = functional.cross_entropy(functional.linear(functional.relu(functional.linear(_x, _first)), _second), _y);
            loss.backward();
            optimise();
            return loss.item<float>();
        }
    }
}
