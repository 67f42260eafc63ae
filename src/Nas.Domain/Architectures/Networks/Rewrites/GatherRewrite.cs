using System.Collections.Immutable;
using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>A concatenation of equal activations → one activation of the concatenated operands; all slices of a value, joined again → the
/// value.</summary>
/// <remarks>Slices that are joined along another axis keep separate activations: joined, their memory layout would differ from that of the
/// gradient that arrives, which cost a tenth of a step.</remarks>
internal static class GatherRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Concat concat ? Whole(passage, node.Inputs, concat.Axis) ?? Gathered(passage, node) : null);

    /// <summary>The value cut into exactly these slices, in this order; null when there is none.</summary>
    public static int? Whole(Passage passage, ImmutableArray<int> slices, int axis)
    {
        var end = 0;
        foreach (var slice in slices)
        {
            if (passage.OpOf(slice) != new Primitive.Slice(axis, end) || passage.MakerOf(slice).Input != passage.MakerOf(slices[0]).Input)
            {
                return null;
            }

            end += passage.TypeOf(slice).Axis(axis);
        }

        var value = passage.MakerOf(slices[0]).Input;
        return passage.TypeOf(value).Axis(axis) == end ? value : null;
    }

    private static int? Gathered(Passage passage, NetworkNode concat)
    {
        ImmutableArray<NetworkNode> makers = [.. concat.Inputs.Select(input => passage.Feeding<Primitive.Activate>(concat, input)).OfType<NetworkNode>()];
        return makers.Length == concat.Inputs.Length && makers[0].Op is Primitive.Activate { Function: not ActivationFunction.Softmax } activate
            && makers.All(maker => maker.Op == activate)
            && !makers.All(maker => passage.OpOf(maker.Input) is Primitive.Slice slice && slice.Axis != ((Primitive.Concat)concat.Op).Axis)
            ? passage.Write(concat with { Op = activate, Inputs = [passage.New(concat with { Inputs = [.. makers.Select(maker => maker.Input)] })] })
            : null;
    }
}
