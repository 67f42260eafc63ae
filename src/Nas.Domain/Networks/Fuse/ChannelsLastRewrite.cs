using Nas.Domain.Operations;

namespace Nas.Domain.Networks;

/// <summary>Convolutions whose result is read as columns work on pixels whose channels lie side by side: flattening then copies nothing.</summary>
internal static class ChannelsLastRewrite
{
    public static Network Apply(Network network)
    {
        var asColumns = AsColumns(network);
        return Passage.Over(network, (passage, node) =>
            node.Op is Primitive.Convolution { ChannelsLast: false, Groups: 1 } convolution && asColumns[node.Id]
                ? passage.Write(node with { Op = convolution with { ChannelsLast = true } })
                : null);
    }

    /// <summary>For every value, whether a reader flattens it, at once or after elementwise operations.</summary>
    private static bool[] AsColumns(Network network)
    {
        var asColumns = new bool[1 + network.Nodes.Max(node => node.Id)];
        foreach (var node in network.Nodes.Reverse())
        {
            if (node.Op is Primitive.Flatten || (asColumns[node.Id] && node.Op is Primitive.Activate { Function: not ActivationFunction.Softmax } or Primitive.Add))
            {
                foreach (var input in node.Inputs)
                {
                    asColumns[input] = true;
                }
            }
        }

        return asColumns;
    }
}
