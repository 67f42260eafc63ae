namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Views that undo each other or do nothing: fold∘flatten, flatten∘fold, permute∘permute, the whole as a slice, slices of slices.</summary>
internal static class CancelRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) => node.Op switch
    {
        Primitive.Fold or Primitive.Flatten => Inverse(passage, node),
        Primitive.Permute { First: 1, Second: 2, Third: 0 or 3 } => node.Input,
        Primitive.Permute outer when passage.OpOf(node.Input) is Primitive.Permute inner =>
            passage.Write(node with { Op = After(inner, outer), Inputs = passage.MakerOf(node.Input).Inputs }),
        Primitive.Slice when passage.TypeOf(node.Input).HasShapeOf(node.Output) => node.Input,
        Primitive.Slice outer when passage.OpOf(node.Input) is Primitive.Slice inner && inner.Axis == outer.Axis =>
            passage.Write(node with { Op = new Primitive.Slice(outer.Axis, inner.Start + outer.Start), Inputs = passage.MakerOf(node.Input).Inputs }),
        _ => null,
    });

    /// <summary>The image that is flattened and folded again, or the columns that are folded and flattened again.</summary>
    private static int? Inverse(Passage passage, NetworkNode node)
    {
        var undone = node.Op is Primitive.Fold ? passage.OpOf(node.Input) is Primitive.Flatten : passage.OpOf(node.Input) is Primitive.Fold;
        return undone && passage.MakerOf(node.Input).Input is var value && passage.TypeOf(value).HasShapeOf(node.Output) ? value : null;
    }

    /// <summary>Whether one permutation after another leaves the axes as they were.</summary>
    public static bool Undoes(Primitive.Permute inner, Primitive.Permute outer) => After(inner, outer) is { First: 1, Second: 2, Third: 0 or 3 };

    private static Primitive.Permute After(Primitive.Permute inner, Primitive.Permute outer)
    {
        int Axis(int axis) => axis switch { 0 => 0, 1 => inner.First, 2 => inner.Second, _ => inner.Third };
        return new(Axis(outer.First), Axis(outer.Second), Axis(outer.Third));
    }
}
