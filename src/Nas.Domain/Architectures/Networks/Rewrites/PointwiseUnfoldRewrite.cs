using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Patches of one pixel are the pixels: unfold(1, s, 0) → every s-th row and column, flattened. No number is copied.</summary>
internal static class PointwiseUnfoldRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Unfold { Kernel: 1, Padding: 0 } unfold
            ? passage.Write(node with { Op = new Primitive.Flatten(), Inputs = [Subsampled(passage, node, unfold.Stride)] })
            : null);

    private static int Subsampled(Passage passage, NetworkNode unfold, int stride)
    {
        if (stride == 1)
        {
            return unfold.Input;
        }

        var (image, op) = (passage.TypeOf(unfold.Input), new Primitive.Subsample(stride));
        return passage.New(unfold with
        {
            Op = op, Output = TensorType.Image(image.Axis1, (image.Axis2 - 1) / stride + 1, (image.Axis3 - 1) / stride + 1),
        });
    }
}
