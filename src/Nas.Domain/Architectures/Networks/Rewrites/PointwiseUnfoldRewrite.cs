using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Patches of one pixel are the pixels: unfold(1, s, 0) → every s-th row and column, flattened. No number is copied.</summary>
internal static class PointwiseUnfoldRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Unfold { Kernel: 1, Padding: 0 } unfold
                    ? rewriter.Write(node with { Op = new Primitive.Flatten(), Inputs = [Subsampled(rewriter, node, unfold.Stride)] })
                    : null
        );

    private static int Subsampled(GraphRewriter rewriter, NetworkNode unfold, int stride)
    {
        if (stride == 1)
        {
            return unfold.Input;
        }

        var (image, op) = (rewriter.TypeOf(unfold.Input), new Primitive.Subsample(stride));
        return rewriter.New(
            unfold with
            {
                Op = op,
                Output = TensorType.Image(image.Axis1, (image.Axis2 - 1) / stride + 1, (image.Axis3 - 1) / stride + 1),
            }
        );
    }
}
