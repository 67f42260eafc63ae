using System.Collections.Immutable;
using Nas.Domain.Architectures.Networks;

namespace Nas.Domain.ZeroCost;

/// <summary>Finds the consecutive blocks of a network.</summary>
/// <remarks>A value that every path from the input to the feature map passes ends a block when an affine map comes next
/// (before the next such value) and the block has one already. So convolution, norm and activation are one block, and
/// so is everything between a residual's fork and its sum. A view never ends a block.</remarks>
internal static class StackedBlocks
{
    /// <summary>Ids of the blocks' outputs, in order.</summary>
    public static ImmutableArray<int> Find(Network network, int featureMap)
    {
        var nodes = network.Nodes.TakeWhile(node => !node.IsHead).ToArray();
        var ends = ImmutableArray.CreateBuilder<int>();
        var (segmentHasMap, blockHasMap, end) = (false, false, featureMap);
        foreach (var (node, isBottleneck) in nodes.Zip(Bottlenecks(nodes)))
        {
            segmentHasMap |= node.Op is Primitive.Linear or Primitive.Convolution;
            if (!isBottleneck || node.Op.IsView() || node.Op is Primitive.Unfold)
            {
                continue;
            }

            if (segmentHasMap && blockHasMap)
            {
                ends.Add(end);
            }

            (segmentHasMap, blockHasMap, end) = (false, blockHasMap || segmentHasMap, node.Id);
        }

        if (blockHasMap)
        {
            ends.Add(end);
        }

        return ends.ToImmutable();
    }

    /// <summary>For every node, whether nothing made before it is read after it.</summary>
    private static bool[] Bottlenecks(NetworkNode[] nodes)
    {
        var place = nodes.Select((node, i) => (node.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i + 1);
        place[Network.InputId] = 0;
        var lastRead = new int[nodes.Length + 1];
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var input in nodes[i].Inputs)
            {
                lastRead[place[input]] = i + 1;
            }
        }

        var (bottlenecks, open) = (new bool[nodes.Length], lastRead[0]);
        for (var i = 0; i < nodes.Length; i++)
        {
            bottlenecks[i] = open <= i + 1;
            open = Math.Max(open, lastRead[i + 1]);
        }

        return bottlenecks;
    }
}
