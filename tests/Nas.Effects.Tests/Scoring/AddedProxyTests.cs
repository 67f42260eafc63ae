using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.ZeroCost;
using Nas.Effects.Scoring;
using Nas.Effects.Tests.Engine;

namespace Nas.Effects.Tests.Scoring;

/// <summary>A proxy that the program does not know, added from here.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class AddedProxyTests
{
    [Fact]
    public void Score_OfAnAddedProxy_IsItsValueAfterTheOthers()
    {
        var gates = new Proxy("gates", "nonlinearities", network => network.Gates.Length);
        var tree = BuiltInSeeds.Load("small_cnn", TensorType.Image(3, 8, 8)).IfLeft(fault => throw new InvalidOperationException(fault));
        var network = Lower.ToNetwork(tree, 10).IfLeft(fault => throw new InvalidOperationException($"{fault}"));
        var scores = Nas.Effects.Scoring.Scoring.Score(
            new(network, Option<Nas.Effects.Data.Sets.ImageSet>.None, RandomStream.FromSeed(new(1))) { Proxies = [gates, Proxy.Params] }
        );
        Assert.Equal([Proxy.Params, gates], scores.Scores.Select(score => score.Proxy));
        Assert.Equal(ScoredNetwork.Analyse(network).Gates.Length, scores[gates].OrNaN);
        Assert.True(scores[gates].OrNaN > 0);
    }
}
