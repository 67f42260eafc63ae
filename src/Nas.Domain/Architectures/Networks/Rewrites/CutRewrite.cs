namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>A slice of a concatenation that equals one of its parts → that part. In columns, whole rows of the joined image are that part,
/// flattened.</summary>
internal static class CutRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is not Primitive.Slice slice ? null
                : rewriter.OpOf(node.Input) is Primitive.Concat concat && concat.Axis == slice.Axis
                    ? Part(rewriter, node, rewriter.ProducerOf(node.Input), unit: 1)
                : rewriter.OpOf(node.Input) is Primitive.Flatten
                && rewriter.ProducerOf(node.Input).Input is var image
                && rewriter.OpOf(image) is Primitive.Concat joined
                && joined.Axis == ImageAxis(slice.Axis)
                && Part(rewriter, node, rewriter.ProducerOf(image), unit: slice.Axis == 1 ? rewriter.TypeOf(image).Axis3 : 1) is { } part
                    ? rewriter.Write(node with { Op = new Primitive.Flatten(), Inputs = [part] })
                : null
        );

    /// <summary>The axis of an image that makes up an axis of its columns: rows their places, channels their features.</summary>
    private static int ImageAxis(int axis) => axis == 1 ? 2 : 1;

    /// <summary>The operand of a join that a slice of the result is; null where it is none, or more than one.</summary>
    private static int? Part(GraphRewriter rewriter, NetworkNode slice, NetworkNode joined, int unit)
    {
        var ((sliced, start), axis, end) = ((Primitive.Slice)slice.Op, ((Primitive.Concat)joined.Op).Axis, 0);
        foreach (var part in joined.Inputs)
        {
            var (from, length) = (end, unit * rewriter.TypeOf(part).Axis(axis));
            end += length;
            if (from == start)
            {
                return length == slice.Output.Axis(sliced) ? part : null;
            }
        }

        return null;
    }
}
