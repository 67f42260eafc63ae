using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>ReLU and its leaky form before unfolding instead of after: each pixel once, not once for each patch it lies in. Padding stays
/// 0.</summary>
internal static class HoistRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Activate { Function: not ActivationFunction.Softmax }
                && rewriter.Feeding<Primitive.Unfold>(node, node.Input) is { } unfold
                    ? rewriter.Write(
                        node with
                        {
                            Op = unfold.Op,
                            Inputs = [rewriter.New(node with { Inputs = unfold.Inputs, Output = rewriter.TypeOf(unfold.Input) })],
                        }
                    )
                    : null
        );
}
