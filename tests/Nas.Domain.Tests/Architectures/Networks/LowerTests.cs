using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Operations;
using Nas.Tests;

namespace Nas.Domain.Tests.Architectures.Networks;

public sealed class LowerTests
{
    private const string Attention = """
        sequence(
          route(im2col(4,4,0), compute(linear(16)), identity),
          branch(clone(2),
            branch(group(2,2), 2*sequence(compute(norm), compute(linear(8))), cat(2)),
            branch(clone(2), compute(identity), route(permute(2,1), compute(softmax), permute(2,1)), add),
            add))
        """;

    [Fact]
    public void ToNetwork_OfBranchesAndCopies_IsTheApprovedGraph() =>
        Snapshot.Matches("Networks/Lower.Attention", NetworkText.Print(SampledDerivations.Parse(Attention, "3x8x8").Lowered(classes: 5)));

    [Fact]
    public void ToNetwork_OfAConvolution_FusesToTheSameParameters()
    {
        var network = SampledDerivations.Parse("route(im2col(3,2,1), compute(linear(8)), col2im)", "3x28x28").Lowered();
        var fused = Fuse.Rewrite(network);

        Snapshot.Matches("Networks/Fuse.Convolution", NetworkText.Print(network) + "\n\nbecomes\n\n" + NetworkText.Print(fused));
        Assert.Same(network.Parameters[0], fused.Parameters[0]);
    }

    [Theory]
    [InlineData("resnet18_no_maxpool", 21)]
    [InlineData("wideresnet16_4", 16)]
    [InlineData("transformer", 0)]
    public void Fuse_OfASeed_FindsEveryConvolution(string name, int convolutions)
    {
        var seed = BuiltInSeeds
            .Load(name, Domain.Architectures.Tensors.TensorType.Image(3, 28, 28))
            .IfLeft(e => throw new Xunit.Sdk.XunitException(e));

        Assert.Equal(convolutions, Fuse.Rewrite(seed.Lowered()).Nodes.Count(node => node.Op is Primitive.Convolution));
    }

    [Fact]
    public void ToNetwork_OfSamples_OrdersValuesAndNamesParametersOnce()
    {
        foreach (var network in SampledDerivations.Draw("3x28x28", 300).Select(d => d.Lowered()))
        {
            var made = new HashSet<int> { Network.InputId };
            Assert.All(network.Nodes, node => Assert.True(node.Inputs.All(made.Contains) && made.Add(node.Id), node.ToString()));
            Assert.Equal(network.Parameters.Length, network.Parameters.Select(p => p.Name).Distinct().Count());
            Assert.Equal(Enumerable.Range(0, network.Parameters.Length), network.Nodes.SelectMany(node => node.Parameters));
        }
    }

    [Fact]
    public void ToNetwork_OfSamples_HasTheParametersOfItsOperations()
    {
        foreach (var derivation in SampledDerivations.Draw("3x28x28", 300))
        {
            var head = 20 * (derivation.Output.Axis1 + 1L);
            Assert.Equal(head + CountOf(derivation), derivation.Lowered().Parameters.Sum(parameter => parameter.Elements));
        }
    }

    [Fact]
    public void ToNetwork_OfExponentiallyManyCopies_IsRefusedByArithmetic()
    {
        var text = Enumerable.Range(0, 12).Aggregate("compute(linear(64))", (inner, _) => $"branch(clone(8), 8*{inner}, add)");
        var error = Lower.ToNetwork(SampledDerivations.Parse(text, "3x28x28"), 20).LeftAsEnumerable().Single();

        Assert.Contains("more than the 131072", error, StringComparison.Ordinal);
    }

    private static long CountOf(Derivation derivation) =>
        derivation switch
        {
            Leaf { Operation: MapOperation map } leaf => map.Parameters(leaf.Input),
            Module module => module.Parts.Select((part, i) => module.Copies(i) * CountOf(part)).Sum(),
            _ => 0,
        };
}
