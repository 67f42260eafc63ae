using System.Collections.Immutable;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Permuting and flattening wait until after elementwise operations: values keep their layout as long as they can, and views meet that cancel.</summary>
internal static class SinkRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Add or Primitive.Activate { Function: not ActivationFunction.Softmax } && CommonView(passage, node) is { } view
            ? Sink(passage, node, view)
            : null);

    /// <summary>The view that all operands are, each for this reader alone.</summary>
    private static Primitive? CommonView(Passage passage, NetworkNode node)
    {
        var view = passage.OpOf(node.Input);
        return view is Primitive.Permute or Primitive.Flatten && node.Inputs.All(IsTheView) ? view : null;

        bool IsTheView(int input) => passage.Feeding<Primitive>(node, input) is { } maker
            && maker.Op == view
            && passage.TypeOf(maker.Input).HasShapeOf(passage.TypeOf(passage.MakerOf(node.Input).Input));
    }

    private static int Sink(Passage passage, NetworkNode node, Primitive view)
    {
        ImmutableArray<int> operands = [.. node.Inputs.Select(input => passage.MakerOf(input).Input)];
        var early = passage.New(node with { Inputs = operands, Output = passage.TypeOf(operands[0]).WithGrid(Grid.None) });
        return passage.Write(node with { Op = view, Inputs = [early] });
    }
}
