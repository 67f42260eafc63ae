using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Linear map of patches → flattened convolution, which never writes the patches down; of pixels → a 1×1 convolution.</summary>
/// <remarks>The public einspace code does this where a fold follows at once. That is not necessary: columns of a flattened image
/// are the same numbers. The linear map's weight [out, C·k²] is the convolution's [out, C, k, k], for a patch's
/// features are channel-major.</remarks>
internal static class PatchConvolutionRewrite
{
    /// <summary>A convolution of overlapping patches to more outputs a channel loses against one matrix product, unless a fold
    /// follows.</summary>
    private const int MaxOverlappingChannels = 64;

    /// <summary>The same for patches that do not overlap and so have as many numbers as the image. If several maps read the patches, they
    /// are made once and kept.</summary>
    private const int MaxSeparateChannels = 6;

    /// <summary>Patches that do not overlap are rows of a matrix from this size on, and convolutions of them slow.</summary>
    private const int MaxSeparateKernel = 4;

    /// <summary>Channels of a pixel from which a convolution is as fast as the matrix product, if no fold follows.</summary>
    private const int MinChannelsPerPixel = 16;

    public static Network Apply(Network network)
    {
        var trained = SavedActivations.DependOnParameters(network);
        return GraphRewriter.Apply(
            network,
            (rewriter, node) =>
                node.Op is Primitive.Linear && Geometry(rewriter, node) is { } alone && Pays(rewriter, node, alone, null)
                    ? Convolve(rewriter, node, alone)
                : node.Op is Primitive.Fold
                && rewriter.Feeding<Primitive.Linear>(node, node.Input) is { } linear
                && Geometry(rewriter, linear) is { } folded
                && Pays(rewriter, linear, folded, trained)
                    ? rewriter.Write(node with { Inputs = [Convolve(rewriter, linear, folded)] })
                : null
        );
    }

    /// <summary>The convolution that a linear map of patches or pixels is.</summary>
    private static Primitive.Convolution? Geometry(GraphRewriter rewriter, NetworkNode linear) =>
        rewriter.OpOf(linear.Input) is Primitive.Unfold unfold ? new(unfold.Patch) { Form = linear.Op.Form()! }
        : rewriter.OpOf(linear.Input) is Primitive.Flatten ? new(Patch.Pixel) { Form = linear.Op.Form()! }
        : null;

    /// <summary>Whether the convolution is faster than making the patches and multiplying them; <paramref name="trained"/> is given where a
    /// fold follows.</summary>
    private static bool Pays(GraphRewriter rewriter, NetworkNode linear, Primitive.Convolution convolution, bool[]? trained)
    {
        var image = rewriter.ProducerOf(linear.Input).Input;
        var channels = rewriter.TypeOf(image).Axis1;
        var outputs = (double)linear.Width() / channels;
        var (rows, columns) = (convolution.Patch.Rows, convolution.Patch.Columns);
        return convolution.Patch.Size == 1 ? trained is not null || channels >= MinChannelsPerPixel
            : rows.Kernel > rows.Stride || columns.Kernel > columns.Stride ? trained is not null || outputs <= MaxOverlappingChannels
            : convolution.Patch.Size <= MaxSeparateKernel * MaxSeparateKernel
                && rewriter.Reads(linear.Input) == 1
                && (outputs <= MaxSeparateChannels || (trained is not null && image < trained.Length && !trained[image]));
    }

    private static int Convolve(GraphRewriter rewriter, NetworkNode linear, Primitive.Convolution convolution)
    {
        var patches = rewriter.ProducerOf(linear.Input);
        var grid = convolution.Patch.GridOf(rewriter.TypeOf(patches.Input));
        var image = rewriter.New(
            linear with
            {
                Op = convolution,
                Inputs = patches.Inputs,
                Output = TensorType.Image(linear.Output.Last, grid.Height, grid.Width),
            }
        );
        return rewriter.New(linear with { Op = new Primitive.Flatten(), Inputs = [image], Parameters = [] });
    }
}
