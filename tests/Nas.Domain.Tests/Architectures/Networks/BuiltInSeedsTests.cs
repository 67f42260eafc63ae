using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Tests.Architectures.Networks;

/// <summary>The built-in seeds against the sizes that the public einspace implementation reports for them.</summary>
public sealed class BuiltInSeedsTests
{
    [Theory]
    [InlineData("resnet18_no_maxpool", 11_210_560, 11_220_820, "512x2x2", 121, 144, 11)]
    [InlineData("resnet18", 11_173_632, 11_183_892, "512x2x2", 119, 142, 11)]
    [InlineData("resnet10", 676_352, 678_932, "128x7x7", 61, 72, 10)]
    [InlineData("wideresnet16_4", 2_748_576, 2_753_716, "256x7x7", 89, 103, 10)]
    [InlineData("transformer", 4_261_888, 4_262_888, "49x512", 220, 192, 13)]
    [InlineData("mlp_mixer", 2_317_288, 2_318_288, "49x512", 116, 148, 11)]
    public void Seed_OnColourImages_HasThePublishedSizes(
        string name,
        long backbone,
        long withHead,
        string output,
        long terminals,
        long nonterminals,
        int depth
    )
    {
        var seed = Load(name, "3x28x28");
        var cost = Cost.Measure(seed, head: 20, batch: 1);

        Assert.Equal((backbone, withHead), (cost.BackboneParameters, cost.Parameters));
        Assert.Equal(output, seed.Output.ToString());
        Assert.Equal(new TreeSize(terminals, nonterminals, depth), TreeSize.Measure(seed));
    }

    [Theory]
    [InlineData("1x24x24", 11_209_408, 2_748_288, 4_238_848, 2_223_008)]
    [InlineData("1x27x18", 11_209_408, 2_748_288, 4_232_704, 2_170_304)]
    [InlineData("1x64x128", 11_209_408, 2_748_288, 4_482_560, 19_180_032)]
    [InlineData("12x18x18", 11_215_744, 2_749_872, 4_318_720, 2_235_520)]
    [InlineData("3x64x64", 11_210_560, 2_748_576, 4_367_872, 6_472_192)]
    public void Seed_OnOtherInputs_HasThePublishedParameters(string input, long resnet, long wideresnet, long transformer, long mixer)
    {
        long Backbone(string name) => Cost.Measure(Load(name, input), head: 20, batch: 1).BackboneParameters;

        Assert.Equal(
            (resnet, wideresnet, transformer, mixer),
            (Backbone("resnet18_no_maxpool"), Backbone("wideresnet16_4"), Backbone("transformer"), Backbone("mlp_mixer"))
        );
    }

    [Theory]
    [InlineData("cnn_1d", "2x1x96", "128x1x24", 85_344)]
    [InlineData("transformer_1d", "2x1x96", "64x1x24", 69_056)]
    public void Seed_OfSequences_HasPlacesAndChannels(string name, string input, string output, long backbone)
    {
        var seed = Load(name, input);
        Assert.Equal(output, seed.Output.ToString());
        Assert.Equal(backbone, Cost.Measure(seed, head: 4, batch: 1).BackboneParameters);
    }

    [Fact]
    public void Seed_ResNet34_TypesWhereTheOriginalFails() =>
        Assert.Equal("512x1x1", Load("resnet34_no_maxpool", "3x28x28").Output.ToString());

    [Fact]
    public void Load_UnknownName_SuggestsTheNearest() =>
        Assert.Contains(
            "resnet18",
            BuiltInSeeds.Load("resnet81", TensorType.Image(3, 28, 28)).LeftAsEnumerable().Single(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Text_OfEverySeed_SaysWhereItComesFrom() =>
        Assert.All(BuiltInSeeds.Names, name => Assert.StartsWith("# ", (string)BuiltInSeeds.Text(name), StringComparison.Ordinal));

    private static Derivation Load(string name, string input) =>
        TensorType.Parse(input).Bind(type => BuiltInSeeds.Load(name, type)).IfLeft(error => throw new Xunit.Sdk.XunitException(error));
}
