namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Views that undo each other or do nothing: fold∘flatten, flatten∘fold, permute∘permute, the whole as a slice, slices of slices.</summary>
internal static class CancelRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Fold or Primitive.Flatten ? Inverse(passage, node)
        : node.Op is Primitive.Permute outer ? Permuted(passage, node, outer)
        : node.Op is Primitive.Slice slice ? Sliced(passage, node, slice)
        : null);

    private static int? Permuted(Passage passage, NetworkNode node, Primitive.Permute outer) =>
        IsNothing(outer) ? node.Input
        : passage.OpOf(node.Input) is Primitive.Permute inner
            ? passage.Write(node with { Op = After(inner, outer), Inputs = passage.MakerOf(node.Input).Inputs })
        : null;

    private static int? Sliced(Passage passage, NetworkNode node, Primitive.Slice outer) =>
        passage.TypeOf(node.Input).HasShapeOf(node.Output) ? node.Input
        : passage.OpOf(node.Input) is Primitive.Slice inner && inner.Axis == outer.Axis
            ? passage.Write(node with { Op = new Primitive.Slice(outer.Axis, inner.Start + outer.Start), Inputs = passage.MakerOf(node.Input).Inputs })
        : null;

    /// <summary>The image that is flattened and folded again, or the columns that are folded and flattened again.</summary>
    private static int? Inverse(Passage passage, NetworkNode node)
    {
        var undone = node.Op is Primitive.Fold ? passage.OpOf(node.Input) is Primitive.Flatten : passage.OpOf(node.Input) is Primitive.Fold;
        return undone && passage.MakerOf(node.Input).Input is var value && passage.TypeOf(value).HasShapeOf(node.Output) ? value : null;
    }

    /// <summary>Whether one permutation after another leaves the axes as they were.</summary>
    public static bool Undoes(Primitive.Permute inner, Primitive.Permute outer) => IsNothing(After(inner, outer));

    private static bool IsNothing(Primitive.Permute permute) => permute is { First: 1, Second: 2, Third: 0 or 3 };

    private static Primitive.Permute After(Primitive.Permute inner, Primitive.Permute outer)
    {
        int Axis(int axis) => axis switch { 0 => 0, 1 => inner.First, 2 => inner.Second, _ => inner.Third };
        return new(Axis(outer.First), Axis(outer.Second), Axis(outer.Third));
    }
}
