using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>ReLU and its leaky form before unfolding instead of after: each pixel once, not once for each patch it lies in. Padding stays 0.</summary>
internal static class HoistRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Activate { Function: not ActivationFunction.Softmax } && passage.Feeding<Primitive.Unfold>(node, node.Input) is { } unfold
            ? passage.Write(node with
            {
                Op = unfold.Op,
                Inputs = [passage.New(node with { Inputs = unfold.Inputs, Output = passage.TypeOf(unfold.Input) })],
            })
            : null);
}
