using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.ZeroCost;

namespace Nas.Domain.Tests.ZeroCost;

public class ScoredNetworkTests
{
    private static readonly TensorType Image = TensorType.Image(3, 8, 8);

    [Theory]
    [InlineData("einspace")]
    [InlineData("einspace-pcfg")]
    public void Layers_OfSampledArchitectures_KeepTheirKindAndTheirNumbers(string name)
    {
        var grammar = Right(BuiltInGrammars.Load(name));
        var stream = RandomStream.FromSeed(new Seed(7)).Child(name);
        var literals = Enumerable
            .Range(0, 300)
            .SelectMany(i => Derive.Sample(grammar, Image, stream.Child(i)).AsEnumerable())
            .SelectMany(derivation => Lower.ToNetwork(derivation, 10).ToSeq())
            .Where(network => network.Nodes.Length < 500)
            .ToArray();

        Assert.True(literals.Length > 100);
        Assert.All(literals, literal => Assert.Equal(Layers(literal), Layers(ScoredNetwork.Analyse(literal).Network)));
    }

    [Theory]
    [InlineData("resnet10", 5)]
    [InlineData("small_cnn", 3)]
    public void Blocks_OfASeed_AreItsStemAndItsStages(string seed, int blocks)
    {
        var network = ScoredNetwork.Analyse(
            Right(BuiltInSeeds.Load(seed, TensorType.Image(3, 28, 28)).Bind(derivation => Lower.ToNetwork(derivation, 10)))
        );
        Assert.Equal(blocks, network.Blocks.Length);
        Assert.Equal(network.FeatureMap, network.Blocks[^1]);
    }

    [Fact]
    public void Cost_BeyondTheLimits_IsAReason()
    {
        var network = ScoredNetwork.Analyse(
            Right(BuiltInSeeds.Load("small_cnn", Image).Bind(derivation => Lower.ToNetwork(derivation, 10)))
        );
        var cost = ScoringCost.Estimate(network, Proxy.Snip, 64);
        Assert.True(cost.Exceeds(new(cost.Bytes, cost.Macs)).IsNone);
        Assert.Contains("GB", cost.Exceeds(new(cost.Bytes - 1, cost.Macs)).IfNone(""), StringComparison.Ordinal);
        Assert.Contains("multiply", cost.Exceeds(new(cost.Bytes, cost.Macs - 1)).IfNone(""), StringComparison.Ordinal);
        Assert.True(ScoringCost.Estimate(network, Proxy.Grasp, 64).Bytes > cost.Bytes);
        Assert.True(ScoringCost.Estimate(network, Proxy.Synflow, 64).Bytes < cost.Bytes);
    }

    /// <summary>Every layer that proxies look at, by kind, with its parameters and how many numbers it makes.</summary>
    private static IEnumerable<(string Kind, string Parameters, long Numbers)> Layers(Network network) =>
        network
            .Nodes.Select(node => (Kind(node.Op), string.Join(',', node.Parameters), node.Output.Elements))
            .Where(layer => layer.Item1.Length > 0)
            .Order();

    private static string Kind(Primitive op) =>
        op switch
        {
            Primitive.Linear or Primitive.Convolution => "affine",
            Primitive.BatchNorm or Primitive.LayerNorm => "norm",
            Primitive.Activate activate => activate.Function.ToString(),
            _ => "",
        };

    private static T Right<TError, T>(LanguageExt.Either<TError, T> either) =>
        either.IfLeft(error => throw new Xunit.Sdk.XunitException($"{error}"));
}
