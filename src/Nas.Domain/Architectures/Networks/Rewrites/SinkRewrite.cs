using System.Collections.Immutable;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Permuting and flattening wait until after elementwise operations: values keep their layout as long as they can, and views meet
/// that cancel.</summary>
internal static class SinkRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Add or Primitive.Activate { Function: not ActivationFunction.Softmax }
                && CommonView(rewriter, node) is { } view
                    ? Sink(rewriter, node, view)
                    : null
        );

    /// <summary>The view that all operands are, each for this reader alone.</summary>
    private static Primitive? CommonView(GraphRewriter rewriter, NetworkNode node)
    {
        var view = rewriter.OpOf(node.Input);
        return view is Primitive.Permute or Primitive.Flatten && node.Inputs.All(IsTheView) ? view : null;

        bool IsTheView(int input) =>
            rewriter.Feeding<Primitive>(node, input) is { } maker
            && maker.Op == view
            && rewriter.TypeOf(maker.Input).HasShapeOf(rewriter.TypeOf(rewriter.ProducerOf(node.Input).Input));
    }

    private static int Sink(GraphRewriter rewriter, NetworkNode node, Primitive view)
    {
        ImmutableArray<int> operands = [.. node.Inputs.Select(input => rewriter.ProducerOf(input).Input)];
        var early = rewriter.New(node with { Inputs = operands, Output = rewriter.TypeOf(operands[0]).WithGrid(Grid.None) });
        return rewriter.Write(node with { Op = view, Inputs = [early] });
    }
}
