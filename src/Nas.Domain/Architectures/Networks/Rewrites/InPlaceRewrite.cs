using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>ReLU and its leaky form overwrite a value that has no other use and that its producer does not need for its gradient.</summary>
/// <remarks>Not a linear map's: in the library that is a view, and gradients of overwritten views are copied.</remarks>
internal static class InPlaceRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Activate { Function: ActivationFunction.Relu or ActivationFunction.LeakyRelu, InPlace: false } activate
                && MayOverwrite(rewriter, node)
                    ? rewriter.Write(node with { Op = activate with { InPlace = true } })
                    : null
        );

    private static bool MayOverwrite(GraphRewriter rewriter, NetworkNode node) =>
        rewriter.Feeding<Primitive>(node, node.Input)
            is {
                Op: Primitive.Mix
                    or Primitive.Convolution
                    or Primitive.BatchNorm
                    or Primitive.LayerNorm
                    or Primitive.Add
                    or Primitive.AddPosition
                    or Primitive.Concat,
            };
}
