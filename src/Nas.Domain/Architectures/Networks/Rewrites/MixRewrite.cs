using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Linear maps between two permutations that undo each other → maps of the first axis, with nothing transposed.</summary>
/// <remarks>On columns they mix positions; on images they are 1×1 convolutions. A product for each sample leaves a gradient of the
/// weight for each, too: it pays where the numbers that need no transposing are more, and enough for one product.</remarks>
internal static class MixRewrite
{
    /// <summary>Least numbers of a sample, read and written.</summary>
    private const long MinNumbers = 4096;

    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Permute && Between(rewriter, node) is { Count: > 0 } maps ? Write(rewriter, node, maps) : null
        );

    /// <summary>The linear maps and activations between a permutation and the one that it undoes, in order; none where it undoes
    /// none.</summary>
    private static List<NetworkNode> Between(GraphRewriter rewriter, NetworkNode outer)
    {
        var (maps, reader) = (new List<NetworkNode>(), outer);
        while (rewriter.Feeding<Primitive>(reader, reader.Input) is { } maker && Passes(rewriter, maker))
        {
            maps.Insert(0, maker);
            reader = maker;
        }

        return
            rewriter.OpOf(reader.Input) is Primitive.Permute inner
            && CancelRewrite.Undoes(inner, (Primitive.Permute)outer.Op)
            && (outer.Output.Layout == Layout.Columns || inner.Third == 1)
            ? maps
            : [];
    }

    private static bool Passes(GraphRewriter rewriter, NetworkNode node) =>
        node.Op is Primitive.Activate { Function: not ActivationFunction.Softmax }
        || (node.Op is Primitive.Linear && (node.Output.Layout == Layout.Image || Pays(rewriter.TypeOf(node.Input), node.Output)));

    private static bool Pays(TensorType operand, TensorType result) =>
        operand.Elements + result.Elements >= Math.Max(MinNumbers, 2L * operand.Last * result.Last);

    private static int Write(GraphRewriter rewriter, NetworkNode outer, List<NetworkNode> maps)
    {
        var value = rewriter.ProducerOf(maps[0].Input).Input;
        foreach (var map in maps)
        {
            var output = rewriter.TypeOf(value).WithAxis(1, map.Output.Last).WithGrid(Grid.None);
            var mapped = map with { Op = OfFirstAxis(map), Inputs = [value], Output = output };
            value = map == maps[^1] ? rewriter.Write(mapped with { Id = outer.Id }) : rewriter.New(mapped);
        }

        return value;
    }

    private static Primitive OfFirstAxis(NetworkNode map) =>
        map.Op is not Primitive.Linear linear ? map.Op
        : map.Output.Layout == Layout.Image ? new Primitive.Convolution(Patch.Pixel) { Form = linear.Form }
        : new Primitive.Mix { Form = linear.Form };
}
