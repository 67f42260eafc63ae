using System.Collections.Immutable;

namespace Nas.Domain.Networks;

/// <summary>Unfold → linear → fold back to the patches' grid becomes a convolution, which never writes the patches down.</summary>
/// <remarks>The one rewrite of the public einspace code. The linear map's weight [out, C·k²] is the convolution's
/// [out, C, k, k], for a patch's features are channel-major.</remarks>
internal static class ConvolutionRewrite
{
    public static Network Apply(Network network)
    {
        var uses = new Uses(network.Nodes);
        var replaced = new SortedDictionary<int, NetworkNode?>();
        foreach (var fold in network.Nodes)
        {
            if (fold.Op is Primitive.Fold
                && uses.Feeding<Primitive.Linear>(fold) is { } linear
                && uses.Feeding<Primitive.Unfold>(linear) is { Op: Primitive.Unfold patches } unfold
                && (unfold.Output.Grid.Height, unfold.Output.Grid.Width) == (fold.Output.Axis2, fold.Output.Axis3))
            {
                replaced[unfold.Id] = replaced[linear.Id] = null;
                replaced[fold.Id] = fold with
                {
                    Op = new Primitive.Convolution(patches.Kernel, patches.Stride, patches.Padding),
                    Inputs = unfold.Inputs,
                    Parameters = linear.Parameters,
                };
            }
        }

        return replaced.Count == 0 ? network : network with { Nodes = [.. network.Nodes.Select(Current).OfType<NetworkNode>()] };

        NetworkNode? Current(NetworkNode node) => replaced.TryGetValue(node.Id, out var now) ? now : node;
    }
}
