using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Numerics;

namespace Nas.Domain.Architectures.Networks.Costs;

/// <summary>The cost of an architecture, computed without running it. Counts saturate at <see cref="long.MaxValue"/>.</summary>
/// <param name="Parameters">Trainable parameters, including the head.</param>
/// <param name="BackboneParameters">Trainable parameters without the head, the number that papers report.</param>
/// <param name="Macs">Multiply–accumulates of one sample's forward pass (linear maps, convolutions and matrix products).</param>
/// <param name="ActivationBytes">Bytes of float32 activations that one training step keeps for its backward pass; see
/// <see cref="SavedActivations"/>.</param>
public sealed record Cost(long Parameters, long BackboneParameters, long Macs, long ActivationBytes)
{
    /// <summary>The cost of an architecture, in time proportional to its text whatever number of copies that stands for.</summary>
    /// <param name="derivation">The architecture.</param>
    /// <param name="head">What the network tells.</param>
    /// <param name="batch">Samples of a training step.</param>
    /// <remarks>Parameters and multiply–accumulates are the architecture's own, as papers count them. Activation bytes are
    /// those of the network after the rewrites that see no neighbours: sharing between branches is ignored.</remarks>
    public static Cost Measure(Derivation derivation, Head head, int batch)
    {
        var compact = Lower.ToCompact(derivation, head);
        return Measure(compact, batch) with { ActivationBytes = ActivationBytesOf(Fuse.RewriteLocally(compact), batch) };
    }

    /// <summary>The same, but with the activations of the network before any rewrite: a small part of the work.</summary>
    public static Cost BeforeRewrites(Derivation derivation, Head head, int batch) => Measure(Lower.ToCompact(derivation, head), batch);

    /// <summary>The cost of a network as it is executed. Combining weights, once per step, is not counted.</summary>
    public static Cost Measure(Network network, int batch)
    {
        var types = new ValueTypes(network);
        var (parameters, macs) = (0L, 0L);
        foreach (var node in network.Nodes)
        {
            parameters = Saturating.Sum(parameters, Saturating.Product(node.Copies, ParametersOf(network, node)));
            macs = Saturating.Sum(macs, Saturating.Product(node.Copies, MacsOf(node, types)));
        }

        return new(
            parameters,
            parameters == long.MaxValue
                ? parameters
                : parameters - network.Nodes.Where(node => node.IsHead).Sum(node => ParametersOf(network, node)),
            macs,
            ActivationBytesOf(network, batch)
        );
    }

    private static long ActivationBytesOf(Network network, int batch) =>
        Saturating.Product(batch, SavedActivations.BytesPerSample(network, new ValueTypes(network)));

    private static long ParametersOf(Network network, NetworkNode node)
    {
        var sum = 0L;
        foreach (var parameter in node.Parameters)
        {
            sum += network.Parameters[parameter].Elements;
        }

        return sum;
    }

    private static long MacsOf(NetworkNode node, ValueTypes types) =>
        node.Op switch
        {
            Primitive.Linear => Saturating.Product(node.Output.Elements, types[node.Input].Last),
            Primitive.Mix => Saturating.Product(node.Output.Elements, types[node.Input].Axis1),
            Primitive.Convolution c => Saturating.Product(node.Output.Elements, (long)types[node.Input].Axis1 / c.Groups * c.Patch.Size),
            Primitive.MatMul => Saturating.Product(types[node.Inputs[0]].Elements, types[node.Inputs[1]].Last),
            Primitive.Unfold
            or Primitive.Fold
            or Primitive.Flatten
            or Primitive.Subsample
            or Primitive.Permute
            or Primitive.BatchNorm
            or Primitive.LayerNorm
            or Primitive.Activate
            or Primitive.AddPosition
            or Primitive.AddSinusoids
            or Primitive.Add
            or Primitive.Concat
            or Primitive.Slice
            or Primitive.MaxPool
            or Primitive.MeanPool
            or Primitive.Zero
            or Primitive.AveragePool
            or Primitive.Average
            or Primitive.MeanPatch
            or Primitive.Blend
            or Primitive.Resize
            or Primitive.HeadMean => 0,
            _ => throw Closed.Unknown(node.Op),
        };
}
