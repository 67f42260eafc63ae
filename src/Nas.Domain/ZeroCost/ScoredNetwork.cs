using System.Collections.Immutable;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.ZeroCost;

/// <summary>A network in the form that proxies are computed on, and the parts that they use.</summary>
/// <remarks>
/// <para>The form is that of <see cref="Fuse.RewriteLayers"/>, without operations that the logits do not depend on: a dead branch
/// changes no score. It has the layers of the literal network, so scores are those of the architecture as it is written.</para>
/// <para>Weights are the weights of affine maps, as in NAS-Bench-Suite-Zero; biases, the gains of normalisations and positional tables do
/// not count.</para>
/// </remarks>
public sealed record ScoredNetwork
{
    private ScoredNetwork(Network network)
    {
        Network = network;
        Affine = [.. network.Nodes.Where(node => node.Op is Primitive.Linear or Primitive.Convolution)];
        BatchNorms = [.. network.Nodes.Where(node => node.Op is Primitive.BatchNorm)];
        Gates = [.. network.Nodes.Where(node => node.Op is Primitive.Activate { Function: not ActivationFunction.Softmax })];
        Weights = [.. Affine.Select(node => node.Parameters[0]).Distinct().Order()];
        Maps = [.. network.Nodes.Where(IsMap)];
        FeatureMap = (network.Nodes.FirstOrDefault(node => node.IsHead) ?? network.Head).Input;
        Blocks = StackedBlocks.Find(network, FeatureMap);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Its affine maps, the head included.</summary>
    public ValueArray<NetworkNode> Affine { get; }

    /// <summary>Its batch norms, which make a sample's output depend on the other samples in training.</summary>
    public ValueArray<NetworkNode> BatchNorms { get; }

    /// <summary>Its elementwise nonlinearities; each number of their operands is a unit, on where it is above 0.</summary>
    public ValueArray<NetworkNode> Gates { get; }

    /// <summary>Indices of the weights that proxies are about.</summary>
    public ValueArray<int> Weights { get; }

    /// <summary>Affine maps, normalisations and rectifiers of the backbone, whose outputs <see cref="Proxy.Meco"/> looks at.</summary>
    public ValueArray<NetworkNode> Maps { get; }

    /// <summary>Id of the value that the head reads.</summary>
    public int FeatureMap { get; }

    /// <summary>Ids of the outputs of the blocks that the backbone is a stack of.</summary>
    public ValueArray<int> Blocks { get; }

    /// <summary>The network up to its <see cref="FeatureMap"/>; none if that is the input.</summary>
    public Network? Backbone => FeatureMap == Network.InputId ? null : Network with { Nodes = LiveNodes(Network, FeatureMap) };

    /// <summary>Prepares a network whose maps no rewrite has merged.</summary>
    /// <param name="network">The output of <see cref="Lower"/>.</param>
    public static ScoredNetwork Analyse(Network network) =>
        new(Fuse.RewriteLayers(network with { Nodes = LiveNodes(network, network.Head.Id) }));

    private static bool IsMap(NetworkNode node) =>
        node.Output.Axis1 > 1
        && node.Output.Elements > node.Output.Axis1
        && node.Op
            is Primitive.Linear
                or Primitive.Convolution
                or Primitive.BatchNorm
                or Primitive.LayerNorm
                or Primitive.Activate { Function: ActivationFunction.Relu or ActivationFunction.LeakyRelu };

    private static ImmutableArray<NetworkNode> LiveNodes(Network network, int last)
    {
        var live = new System.Collections.Generic.HashSet<int> { last };
        foreach (var node in network.Nodes.Reverse().Where(node => live.Contains(node.Id)))
        {
            live.UnionWith(node.Inputs);
        }

        return [.. network.Nodes.Where(node => live.Contains(node.Id))];
    }
}
