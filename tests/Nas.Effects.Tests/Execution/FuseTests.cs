using Nas.Domain.Derivations;
using Nas.Domain.Grammars;
using Nas.Domain.Networks;
using Nas.Domain.Randomness;
using Nas.Domain.Tensors;
using Nas.Effects.Execution;
using Nas.Effects.Tests.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Execution;

/// <summary>Fused and literal networks agree on outputs and on gradients, in double precision.</summary>
[Collection(TensorCollection.Name)]
public sealed class FuseTests
{
    private const double Tolerance = 1e-9;
    private const int Batch = 3;
    private static readonly TensorType Image = TensorType.Image(3, 16, 16);

    [Theory]
    [InlineData("resnet10")]
    [InlineData("wideresnet16_4")]
    [InlineData("small_cnn")]
    public void Rewrite_OfASeed_ChangesNeitherOutputsNorGradients(string name) =>
        AssertSame(Right(BuiltInSeeds.Load(name, Image)), atLeastConvolutions: 3);

    [Fact]
    public void Rewrite_OfPaddedAndStridedConvolutionsInBranches_ChangesNeitherOutputsNorGradients() => AssertSame(
        Right(ArchitectureText.Parse(
            """
            sequence(
              branch(clone(2), route(im2col(3,2,1), compute(linear(4)), col2im), route(im2col(1,2,0), compute(linear(4)), col2im), add),
              branch(group(4,1), 4*route(im2col(3,1,1), compute(linear(5)), col2im), cat(1)))
            """,
            Image)),
        atLeastConvolutions: 6);

    [Fact]
    public void Rewrite_OfSampledDerivations_ChangesNeitherOutputsNorGradients()
    {
        var grammar = Right(BuiltInGrammars.Load("einspace"));
        var stream = RandomStream.FromSeed(new Seed(3));
        var sampled = Enumerable.Range(0, 20_000)
            .SelectMany(i => Derive.Sample(grammar, Image, stream.Child(i)).AsEnumerable())
            .Where(derivation => Cost.Of(derivation, 4, Batch) is { Parameters: < 200_000, ActivationBytes: < 4_000_000 } && ConvolutionsOf(derivation) > 0)
            .Take(12)
            .ToArray();

        Assert.Equal(12, sampled.Length);
        Array.ForEach(sampled, derivation => AssertSame(derivation, atLeastConvolutions: 1));
    }

    private static int ConvolutionsOf(Derivation derivation) => Lower.ToNetwork(derivation, 4)
        .Match(network => Fuse.Rewrite(network).Nodes.Count(node => node.Op is Primitive.Convolution), _ => 0);

    private static void AssertSame(Derivation derivation, int atLeastConvolutions)
    {
        var literal = Right(Lower.ToNetwork(derivation, 4));
        var fused = Fuse.Rewrite(literal);
        var (expected, actual) = (Numbers(literal), Numbers(fused));

        Assert.InRange(fused.Nodes.Count(node => node.Op is Primitive.Convolution), atLeastConvolutions, int.MaxValue);
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(Distance(pair.Item1, pair.Item2), 0, Tolerance));
    }

    private static double Distance(double[] a, double[] b) =>
        a.Zip(b, (x, y) => Math.Abs(x - y)).Max() / Math.Max(1, a.Max(Math.Abs));

    /// <summary>The logits, then the gradient of every parameter.</summary>
    private static List<double[]> Numbers(Network network)
    {
        using var scope = NewDisposeScope();
        var stream = RandomStream.FromSeed(new Seed(5));
        using var weights = Weights.OfDoubles(network, i => Normal(stream.Child(i), network.Parameters[i].Elements, 0.3));
        using var input = tensor(Normal(stream, Batch * Image.Elements, 1), [Batch, Image.Axis1, Image.Axis2, Image.Axis3]);
        using var logits = new Executor(network).Run(weights, input, training: true);
        logits.square().sum().backward();
        return [logits.data<double>().ToArray(), .. weights.Parameters.Select(p => p.grad!.contiguous().data<double>().ToArray())];
    }

    private static double[] Normal(RandomStream stream, long count, double scale)
    {
        var numbers = new float[count];
        stream.FillNormal(numbers);
        return Array.ConvertAll(numbers, x => scale * x);
    }

    private static T Right<TError, T>(LanguageExt.Either<TError, T> either) => either.IfLeft(error => throw new Xunit.Sdk.XunitException($"{error}"));
}
