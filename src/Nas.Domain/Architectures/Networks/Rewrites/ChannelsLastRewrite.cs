using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Convolutions whose result is read as columns, or all of a network with batch norms, work on pixels whose channels lie side by
/// side.</summary>
/// <remarks>Flattening then copies nothing, and batch norms and pooling fill the processor's vectors. A convolution of few pixels would be
/// slower, so one such, or an operation that wants channels apart, leaves a network as it is. Batch norms' sums are in single precision
/// then, which is some five times their rounding.</remarks>
internal static class ChannelsLastRewrite
{
    /// <summary>Pixels from which a convolution is as fast on channels side by side.</summary>
    private const int MinPixels = 49;

    /// <summary>Numbers of a vector, which channels fill.</summary>
    private const int Vector = 16;

    public static Network Apply(Network network)
    {
        var (asColumns, everywhere) = (AsColumns(network), Suits(network));
        return GraphRewriter.Apply(
            network,
            (rewriter, node) =>
                node.Op is Primitive.Convolution { ChannelsLast: false, Groups: 1 } convolution && (everywhere || asColumns[node.Id])
                    ? rewriter.Write(node with { Op = convolution with { ChannelsLast = true } })
                    : null
        );
    }

    /// <summary>Whether it pays for all images of a network.</summary>
    private static bool Suits(Network network) =>
        network.Nodes.Any(node => node.Op is Primitive.BatchNorm)
        && network.Nodes.All(node => node.Output.Layout != Layout.Image || Suits(node));

    private static bool Suits(NetworkNode node) =>
        node.Op is Primitive.Convolution convolution
            ? convolution.Groups == 1 && node.Output.Axis1 % Vector == 0 && node.Output.Elements >= MinPixels * node.Output.Axis1
            : node.Op
                is Primitive.BatchNorm
                    or Primitive.Add
                    or Primitive.MaxPool
                    or Primitive.MeanPool
                    or Primitive.Activate { Function: not ActivationFunction.Softmax };

    /// <summary>For every value, whether a reader flattens it, at once or after elementwise operations.</summary>
    private static bool[] AsColumns(Network network)
    {
        var asColumns = new bool[1 + network.Nodes.Max(node => node.Id)];
        foreach (var node in network.Nodes.Reverse())
        {
            if (
                node.Op is Primitive.Flatten
                || (asColumns[node.Id] && node.Op is Primitive.Activate { Function: not ActivationFunction.Softmax } or Primitive.Add)
            )
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
