using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Patches of one pixel are the pixels: unfold(1, s, 0) → every s-th row and column, flattened. No number is copied.</summary>
internal static class PointwiseUnfoldRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Unfold { Patch.IsPoint: true } unfold
                    ? rewriter.Write(node with { Op = new Primitive.Flatten(), Inputs = [Subsampled(rewriter, node, unfold.Patch)] })
                    : null
        );

    private static int Subsampled(GraphRewriter rewriter, NetworkNode unfold, Patch patch)
    {
        if (patch.IsPixel)
        {
            return unfold.Input;
        }

        var (image, op) = (rewriter.TypeOf(unfold.Input), new Primitive.Subsample(patch.Rows.Stride, patch.Columns.Stride));
        var grid = patch.GridOf(image);
        return rewriter.New(unfold with { Op = op, Output = TensorType.Image(image.Axis1, grid.Height, grid.Width) });
    }
}
