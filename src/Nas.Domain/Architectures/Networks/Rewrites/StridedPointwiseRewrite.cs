using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>1×1 convolution of every s-th pixel → 1×1 convolution with stride s, from 16 channels on.</summary>
/// <remarks>oneDNN 2.6 computes the weights' gradient of such a convolution in blocks of 16 channels. Where channels lie side by side and
/// are fewer, it writes beyond its memory: the gradient is wrong, or the process ends. Dropping pixels of few channels first costs next to
/// nothing.
/// </remarks>
internal static class StridedPointwiseRewrite
{
    private const int MinChannels = 16;

    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Convolution { Patch.IsPoint: true, Groups: 1 } convolution
                && rewriter.OpOf(node.Input) is Primitive.Subsample subsample
                && rewriter.TypeOf(node.Input).Axis1 >= MinChannels
                    ? rewriter.Write(
                        node with
                        {
                            Op = new Primitive.Convolution(Strided(convolution.Patch, subsample)) { Form = convolution.Form },
                            Inputs = rewriter.ProducerOf(node.Input).Inputs,
                        }
                    )
                    : null
        );

    private static Patch Strided(Patch patch, Primitive.Subsample subsample) =>
        new(new(1, patch.Rows.Stride * subsample.Rows, 0), new(1, patch.Columns.Stride * subsample.Columns, 0));
}
