using Nas.Domain.Architectures.Operations;
using Nas.Domain.Numerics;

namespace Nas.Domain.Architectures.Networks;

/// <summary>Which values a training step keeps between its forward and its backward pass.</summary>
/// <remarks>
/// <para>A value is kept, once, when an operation that gradients flow through needs it: linear maps, mixes, convolutions,
/// normalisations, leaky ReLU and pooling of patches need their operand, matrix products both, ReLU and softmax their result.
/// Sums, concatenations, means, positions and unfolding need none. Gradients flow from the first parameter on.</para>
/// <para>Permuted, sliced and folded values are views: keeping one keeps the value it looks into, except where a linear
/// map reads it, which needs a contiguous copy. Max-pooling also keeps its choices (8 bytes each), layer
/// normalisation two numbers for each position. An activation in place keeps its result, which is its operand's memory;
/// a convolution that is first to put channels last keeps its operand in that order, a copy.</para>
/// </remarks>
internal static class SavedActivations
{
    private const int Float = 4;
    private const int Index = 8;

    /// <summary>Bytes kept for one sample.</summary>
    public static long BytesPerSample(Network network, ValueTypes types)
    {
        var (storage, trained, channelsLast) = (
            Storages(network, types.Count),
            DependOnParameters(network),
            ChannelsLast(network, types.Count)
        );
        var kept = new bool[types.Count];
        var bytes = 0L;
        foreach (var node in network.Nodes)
        {
            if (trained[node.Id])
            {
                if (node.Op is Primitive.Convolution { ChannelsLast: true } && !channelsLast[node.Input])
                {
                    bytes = Saturating.Sum(bytes, Saturating.Product(node.Copies, Float * types[node.Input].Elements));
                    continue;
                }

                var (needed, extra) = Needs(node, trained);
                bytes = Saturating.Sum(bytes, Saturating.Product(node.Copies, extra));
                foreach (var value in needed)
                {
                    kept[storage[value]] = true;
                }
            }
        }

        bytes = Saturating.Sum(bytes, kept[Network.InputId] ? Float * network.Input.Elements : 0);
        return network
            .Nodes.Where(node => kept[node.Id])
            .Aggregate(bytes, (sum, node) => Saturating.Sum(sum, Saturating.Product(node.Copies, Float * node.Output.Elements)));
    }

    /// <summary>The values that the backward pass of an operation needs, and the bytes that it keeps besides.</summary>
    private static (IEnumerable<int> Values, long Extra) Needs(NetworkNode node, bool[] trained) =>
        node.Op switch
        {
            Primitive.MaxPool => (node.Inputs, Index * node.Output.Elements),
            Primitive.LayerNorm => (node.Inputs, 2 * Float * node.Output.Axis1),
            Primitive.Linear or Primitive.Mix or Primitive.Convolution or Primitive.BatchNorm or Primitive.MeanPool => (node.Inputs, 0),
            Primitive.Activate { Function: ActivationFunction.LeakyRelu or ActivationFunction.Gelu, InPlace: false } => (node.Inputs, 0),
            Primitive.Activate => ([node.Id], 0),
            Primitive.MatMul => (node.Inputs.Where((_, i) => trained[node.Inputs[1 - i]]), 0),
            Primitive.Unfold
            or Primitive.Fold
            or Primitive.Flatten
            or Primitive.Subsample
            or Primitive.Permute
            or Primitive.AddPosition
            or Primitive.AddSinusoids
            or Primitive.Add
            or Primitive.Concat
            or Primitive.Slice
            or Primitive.Zero
            or Primitive.AveragePool
            or Primitive.Average
            or Primitive.MeanPatch
            or Primitive.Blend
            or Primitive.Resize
            or Primitive.HeadMean => ([], 0),
            _ => throw Closed.Unknown(node.Op),
        };

    /// <summary>For every value, the value that owns its numbers.</summary>
    private static int[] Storages(Network network, int count)
    {
        var copied = new bool[count];
        foreach (var linear in network.Nodes.Where(node => node.Op is Primitive.Linear))
        {
            copied[linear.Input] = true;
        }

        var storage = new int[count];
        foreach (var node in network.Nodes)
        {
            var overwrites = node.Op is Primitive.Activate { InPlace: true };
            storage[node.Id] = overwrites || (node.Op.IsView() && !copied[node.Id]) ? storage[node.Input] : node.Id;
        }

        return storage;
    }

    /// <summary>For every value, whether it depends on a parameter.</summary>
    public static bool[] DependOnParameters(Network network)
    {
        var trained = new bool[1 + network.Nodes.Max(node => node.Id)];
        foreach (var node in network.Nodes)
        {
            trained[node.Id] = !node.Parameters.IsEmpty || (node.Op is not Primitive.Zero && node.Inputs.Any(input => trained[input]));
        }

        return trained;
    }

    /// <summary>For every value, whether it is an image whose channels lie side by side in memory.</summary>
    private static bool[] ChannelsLast(Network network, int count)
    {
        var channelsLast = new bool[count];
        foreach (var node in network.Nodes)
        {
            channelsLast[node.Id] =
                node.Op is Primitive.Fold or Primitive.Convolution { ChannelsLast: true }
                || (KeepsOrder(node.Op) && channelsLast[node.Input]);
        }

        return channelsLast;
    }

    private static bool KeepsOrder(Primitive op) =>
        op
            is Primitive.Convolution
                or Primitive.BatchNorm
                or Primitive.Activate
                or Primitive.Add
                or Primitive.MaxPool
                or Primitive.MeanPool;
}
