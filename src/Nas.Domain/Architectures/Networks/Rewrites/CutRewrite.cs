namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>A slice of a concatenation that equals one of its parts → that part. In columns, whole rows of the joined image are that part,
/// flattened.</summary>
internal static class CutRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is not Primitive.Slice slice ? null
        : passage.OpOf(node.Input) is Primitive.Concat concat && concat.Axis == slice.Axis ? Part(passage, node, passage.MakerOf(node.Input), unit: 1)
        : passage.OpOf(node.Input) is Primitive.Flatten && passage.MakerOf(node.Input).Input is var image
            && passage.OpOf(image) is Primitive.Concat joined && joined.Axis == ImageAxis(slice.Axis)
            && Part(passage, node, passage.MakerOf(image), unit: slice.Axis == 1 ? passage.TypeOf(image).Axis3 : 1) is { } part
            ? passage.Write(node with { Op = new Primitive.Flatten(), Inputs = [part] })
        : null);

    /// <summary>The axis of an image that makes up an axis of its columns: rows their places, channels their features.</summary>
    private static int ImageAxis(int axis) => axis == 1 ? 2 : 1;

    /// <summary>The operand of a join that a slice of the result is; null where it is none, or more than one.</summary>
    private static int? Part(Passage passage, NetworkNode slice, NetworkNode joined, int unit)
    {
        var ((sliced, start), axis, end) = ((Primitive.Slice)slice.Op, ((Primitive.Concat)joined.Op).Axis, 0);
        foreach (var part in joined.Inputs)
        {
            var (from, length) = (end, unit * passage.TypeOf(part).Axis(axis));
            end += length;
            if (from == start)
            {
                return length == slice.Output.Axis(sliced) ? part : null;
            }
        }

        return null;
    }
}
