using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Linear maps between two permutations that undo each other → maps of the first axis, with nothing transposed.</summary>
/// <remarks>On columns they mix positions; on images they are 1×1 convolutions. A product for each sample leaves a gradient of the
/// weight for each, too: it pays where the numbers that need no transposing are more, and enough for one product.</remarks>
internal static class MixRewrite
{
    /// <summary>Least numbers of a sample, read and written.</summary>
    private const long LeastNumbers = 4096;

    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Permute && Between(passage, node) is { Count: > 0 } maps ? Write(passage, node, maps) : null);

    /// <summary>The linear maps and activations between a permutation and the one that it undoes, in order; none where it undoes none.</summary>
    private static List<NetworkNode> Between(Passage passage, NetworkNode outer)
    {
        var (maps, reader) = (new List<NetworkNode>(), outer);
        while (passage.Feeding<Primitive>(reader, reader.Input) is { } maker && Passes(passage, maker))
        {
            maps.Insert(0, maker);
            reader = maker;
        }

        return passage.OpOf(reader.Input) is Primitive.Permute inner && CancelRewrite.Undoes(inner, (Primitive.Permute)outer.Op)
            && (outer.Output.Layout == Layout.Columns || inner.Third == 1)
            ? maps
            : [];
    }

    private static bool Passes(Passage passage, NetworkNode node) =>
        node.Op is Primitive.Activate { Function: not ActivationFunction.Softmax }
        || (node.Op is Primitive.Linear && (node.Output.Layout == Layout.Image || Pays(passage.TypeOf(node.Input), node.Output)));

    private static bool Pays(TensorType operand, TensorType result) =>
        operand.Elements + result.Elements >= Math.Max(LeastNumbers, 2L * operand.Last * result.Last);

    private static int Write(Passage passage, NetworkNode outer, List<NetworkNode> maps)
    {
        var value = passage.MakerOf(maps[0].Input).Input;
        foreach (var map in maps)
        {
            var output = passage.TypeOf(value).WithAxis(1, map.Output.Last).WithGrid(Grid.None);
            var mapped = map with { Op = OfFirstAxis(map), Inputs = [value], Output = output };
            value = map == maps[^1] ? passage.Write(mapped with { Id = outer.Id }) : passage.New(mapped);
        }

        return value;
    }

    private static Primitive OfFirstAxis(NetworkNode map) =>
        map.Op is not Primitive.Linear linear ? map.Op
        : map.Output.Layout == Layout.Image ? new Primitive.Convolution(1, 1, 0) { Form = linear.Form }
        : new Primitive.Mix { Form = linear.Form };
}
