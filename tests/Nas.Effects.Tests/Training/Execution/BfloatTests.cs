using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Training.Execution;

/// <summary>Networks whose activations are numbers of 16 bits, with weights of 32.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class BfloatTests
{
    private const int Batch = 4;
    private const int Classes = 4;
    private static readonly TensorType Image = TensorType.Image(3, 16, 16);

    public static TheoryData<string> Seeds => [.. BuiltInSeeds.Names];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Operations_OfASeed_AreNearThoseOfSinglePrecision(string name)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var network = Fused(Right(BuiltInSeeds.Load(name, Image)));
        var (weights, input) = Drawn(network);
        var values = new Executor(network).Trace(weights, input, Normalisation.Batch);
        Assert.All(
            network.Nodes.Where(node => values[node.Id].is_floating_point()),
            node =>
            {
                Tensor[] Operands() => [.. node.Inputs.Select(id => values[id].to(ScalarType.BFloat16))];
                var rounded = Kernels.Apply(node, Operands(), weights, training: true);
                var exact = Kernels.Apply(node, Array.ConvertAll(Operands(), x => x.to(float32)), weights, training: true);
                var scale = Math.Max(1e-3f, exact.norm().item<float>());
                Assert.Equal(ScalarType.BFloat16, rounded.dtype);
                Assert.InRange(rounded.to(float32).sub(exact).norm().item<float>() / scale, 0, 0.02);
            }
        );
    }

    [Theory]
    [InlineData("einspace", "3x8x8")]
    [InlineData("einspace", "16x8")]
    [InlineData("nasbench201", "3x8x8")]
    public void Gradients_OfSamples_AreNumbersOfSinglePrecision(string grammar, string input)
    {
        using var scope = NewDisposeScope();
        var (rules, type, stream) = (
            Right(BuiltInGrammars.Load(grammar)),
            Right(TensorType.Parse(input)),
            RandomStream.FromSeed(new Seed(3)).Child(input)
        );
        var networks = Enumerable
            .Range(0, 1000)
            .SelectMany(i => Derive.Sample(rules, type, stream.Child(i)).AsEnumerable())
            .Select(Fused)
            .Where(network => network.Nodes.Length < 100 && network.Parameters.Sum(parameter => parameter.Elements) < 60_000)
            .Take(40);
        Assert.All(
            networks,
            network =>
            {
                var (exact, rounded) = (Run(network, ScalarType.Float32), Run(network, ScalarType.BFloat16));
                Assert.All(rounded.Gradients, gradient => Assert.Equal(ScalarType.Float32, gradient.dtype));
                Assert.Equal(exact.Gradients.All(IsFinite), rounded.Gradients.All(IsFinite));
            }
        );
    }

    private static Pass Run(Network network, ScalarType type)
    {
        var (weights, input) = Drawn(network);
        var logits = new Executor(network).Run(weights, input.to(type), training: true);
        Assert.Equal(type, logits.dtype);
        logits.to(ScalarType.Float32).square().sum().backward();
        return new([.. weights.Parameters.Select(parameter => parameter.grad).OfType<Tensor>()]);
    }

    private static (Weights Weights, Tensor Input) Drawn(Network network)
    {
        var stream = RandomStream.FromSeed(new Seed(5));
        var pixels = new float[Batch * network.Input.Elements];
        stream.FillNormal(pixels);
        return (
            Weights.Draw(network, stream.Child("weights"), CPU),
            FromArrays.Tensor(pixels, Nas.Effects.Scoring.Numbers.ShapeOf(network.Input, Batch))
        );
    }

    private static bool IsFinite(Tensor tensor) => tensor.isfinite().all().item<bool>();

    private static Network Fused(Derivation derivation) => Fuse.Rewrite(Right(Lower.ToNetwork(derivation, Classes)));

    private static T Right<TError, T>(LanguageExt.Either<TError, T> either) =>
        either.IfLeft(error => throw new Xunit.Sdk.XunitException($"{error}"));

    private sealed record Pass(Tensor[] Gradients);
}
