using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Architectures.Networks;

/// <summary>The head that tells a number at every pixel.</summary>
public sealed class MapHeadTests
{
    private static readonly Head Maps = new(2, new ImageSize(16, 12));

    [Theory]
    [InlineData("relu", "%1: 3x16x12 = relu %0\n%2: 2x16x12 = convolution(1,1,0) %1 head.weight[2,3] head.bias[2]")]
    [InlineData(
        "avgpool(2,2,0)",
        "%1: 3x8x6 = mean-pool(2,2,0) %0\n%2: 2x8x6 = convolution(1,1,0) %1 head.weight[2,3] head.bias[2]\n%3: 2x16x12 = resize(16,12) %2"
    )]
    [InlineData(
        "im2col(4,4,0)",
        "%1: 12x48 = unfold(4,4,0) %0\n%2: 48x4x3 = fold(4,3) %1\n%3: 2x4x3 = convolution(1,1,0) %2 head.weight[2,48] head.bias[2]\n%4: 2x16x12 = resize(16,12) %3"
    )]
    [InlineData(
        "sequence(im2col(4,4,0), permute(2,1))",
        "%1: 12x48 = unfold(4,4,0) %0\n%2: 48x12 = permute(2,1) %1\n%3: 12x48 = permute(2,1) %2\n%4: 48x4x3 = fold(4,3) %3\n%5: 2x4x3 = convolution(1,1,0) %4 head.weight[2,48] head.bias[2]\n%6: 2x16x12 = resize(16,12) %5"
    )]
    [InlineData(
        "sequence(im2col(4,4,0), sequence(permute(2,1), linear(8)))",
        "%1: 12x48 = unfold(4,4,0) %0\n%2: 48x12 = permute(2,1) %1\n%3: 48x8 = linear %2 0.1.1.weight[8,12] 0.1.1.bias[8]\n%4: 8x48x1 = fold(48,1) %3\n%5: 2x48x1 = convolution(1,1,0) %4 head.weight[2,8] head.bias[2]\n%6: 2x16x12 = resize(16,12) %5"
    )]
    [InlineData(
        "route(im2col(4,4,0), route(permute(2,1), softmax, identity), identity)",
        "%1: 12x48 = unfold(4,4,0) %0\n%2: 48x12 = permute(2,1) %1\n%3: 48x12 = softmax %2\n%4: 12x48 = permute(2,1) %3\n%5: 48x4x3 = fold(4,3) %4\n%6: 2x4x3 = convolution(1,1,0) %5 head.weight[2,48] head.bias[2]\n%7: 2x16x12 = resize(16,12) %6"
    )]
    public void Output_OfEveryForm_BecomesMaps(string architecture, string network) =>
        Assert.Equal(
            network.Replace("0.1.1", "1.1", StringComparison.Ordinal),
            NetworkText.Print(Lowered(SampledDerivations.Parse(architecture, "3x16x12"))),
            ignoreLineEndingDifferences: true
        );

    [Fact]
    public void Derivation_OfAnyImageGrammar_HasMapsOfTheSize()
    {
        foreach (var derivation in Sampled(12))
        {
            var network = Lowered(derivation);
            Assert.Equal(TensorType.Image(2, 16, 12), network.Head.Output);
            var cost = Cost.Measure(derivation, Maps, 4);
            Assert.Equal(network.Parameters.Sum(parameter => parameter.Elements), cost.Parameters);
            Assert.Equal(network.Parameters.TakeLast(2).Sum(parameter => parameter.Elements), cost.Parameters - cost.BackboneParameters);
        }
    }

    [Fact]
    public void Interpolation_OfTwoPlaces_KeepsTheirEdges() =>
        Assert.Equal([1, 0, 0.75f, 0.25f, 0.25f, 0.75f, 0, 1], Interpolation.Matrix(2, 4));

    [Theory]
    [InlineData(1, 7)]
    [InlineData(7, 7)]
    [InlineData(9, 4)]
    [InlineData(5, 32)]
    public void Interpolation_OfAConstant_IsThatConstant(int from, int to) =>
        Assert.All(Interpolation.Matrix(from, to).Chunk(from), row => Assert.Equal(1, row.Sum(), 1e-6f));

    private static Network Lowered(Derivation derivation) =>
        Lower.ToNetwork(derivation, Maps).IfLeft(error => throw new Xunit.Sdk.XunitException(error));

    private static IEnumerable<Derivation> Sampled(int count) =>
        BuiltInGrammars.Names.SelectMany(name =>
        {
            var grammar = BuiltInGrammars.Load(name).IfLeft(error => throw new InvalidOperationException(error));
            var stream = RandomStream.FromSeed(new Seed(3)).Child(name);
            return Enumerable
                .Range(0, count)
                .SelectMany(i => Derive.Sample(grammar, TensorType.Image(3, 16, 12), stream.Child(i)).AsEnumerable())
                .Where(derivation => TreeSize.Measure(derivation).Terminals <= 400);
        });
}
