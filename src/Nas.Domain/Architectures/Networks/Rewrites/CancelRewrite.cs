namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Views that undo each other or do nothing: fold∘flatten, flatten∘fold, permute∘permute, the whole as a slice, slices of
/// slices.</summary>
internal static class CancelRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Fold or Primitive.Flatten ? Inverse(rewriter, node)
                : node.Op is Primitive.Permute outer ? Permuted(rewriter, node, outer)
                : node.Op is Primitive.Slice slice ? Sliced(rewriter, node, slice)
                : null
        );

    private static int? Permuted(GraphRewriter rewriter, NetworkNode node, Primitive.Permute outer) =>
        IsNothing(outer) ? node.Input
        : rewriter.OpOf(node.Input) is Primitive.Permute inner
            ? rewriter.Write(node with { Op = After(inner, outer), Inputs = rewriter.ProducerOf(node.Input).Inputs })
        : null;

    private static int? Sliced(GraphRewriter rewriter, NetworkNode node, Primitive.Slice outer) =>
        rewriter.TypeOf(node.Input).HasShapeOf(node.Output) ? node.Input
        : rewriter.OpOf(node.Input) is Primitive.Slice inner && inner.Axis == outer.Axis
            ? rewriter.Write(
                node with
                {
                    Op = new Primitive.Slice(outer.Axis, inner.Start + outer.Start),
                    Inputs = rewriter.ProducerOf(node.Input).Inputs,
                }
            )
        : null;

    /// <summary>The image that is flattened and folded again, or the columns that are folded and flattened again.</summary>
    private static int? Inverse(GraphRewriter rewriter, NetworkNode node)
    {
        var undone =
            node.Op is Primitive.Fold ? rewriter.OpOf(node.Input) is Primitive.Flatten : rewriter.OpOf(node.Input) is Primitive.Fold;
        return undone && rewriter.ProducerOf(node.Input).Input is var value && rewriter.TypeOf(value).HasShapeOf(node.Output)
            ? value
            : null;
    }

    /// <summary>Whether one permutation after another leaves the axes as they were.</summary>
    public static bool Undoes(Primitive.Permute inner, Primitive.Permute outer) => IsNothing(After(inner, outer));

    private static bool IsNothing(Primitive.Permute permute) => permute is { First: 1, Second: 2, Third: 0 or 3 };

    private static Primitive.Permute After(Primitive.Permute inner, Primitive.Permute outer)
    {
        int Axis(int axis) =>
            axis switch
            {
                0 => 0,
                1 => inner.First,
                2 => inner.Second,
                _ => inner.Third,
            };
        return new(Axis(outer.First), Axis(outer.Second), Axis(outer.Third));
    }
}
