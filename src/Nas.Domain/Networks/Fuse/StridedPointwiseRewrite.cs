namespace Nas.Domain.Networks;

/// <summary>1×1 convolution of every s-th pixel → 1×1 convolution with stride s.</summary>
internal static class StridedPointwiseRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Convolution { Kernel: 1, Padding: 0, Groups: 1 } convolution
        && passage.OpOf(node.Input) is Primitive.Subsample subsample
            ? passage.Write(node with
            {
                Op = new Primitive.Convolution(1, convolution.Stride * subsample.Stride, 0) { Form = convolution.Form },
                Inputs = passage.MakerOf(node.Input).Inputs,
            })
            : null);
}
