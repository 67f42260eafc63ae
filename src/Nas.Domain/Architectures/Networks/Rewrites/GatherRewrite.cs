using System.Collections.Immutable;
using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>A concatenation of equal activations → one activation of the concatenated operands; all slices of a value, joined again → the
/// value.</summary>
/// <remarks>Slices that are joined along another axis keep separate activations: joined, their memory layout would differ from that of the
/// gradient that arrives, which cost a tenth of a step.</remarks>
internal static class GatherRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Concat concat
                    ? SourceOfAllSlices(rewriter, node.Inputs, concat.Axis) ?? Gathered(rewriter, node)
                    : null
        );

    /// <summary>The value cut into exactly these slices, in this order; null when there is none.</summary>
    public static int? SourceOfAllSlices(GraphRewriter rewriter, ImmutableArray<int> slices, int axis)
    {
        var end = 0;
        foreach (var slice in slices)
        {
            if (
                rewriter.OpOf(slice) != new Primitive.Slice(axis, end)
                || rewriter.ProducerOf(slice).Input != rewriter.ProducerOf(slices[0]).Input
            )
            {
                return null;
            }

            end += rewriter.TypeOf(slice).Axis(axis);
        }

        var value = rewriter.ProducerOf(slices[0]).Input;
        return rewriter.TypeOf(value).Axis(axis) == end ? value : null;
    }

    private static int? Gathered(GraphRewriter rewriter, NetworkNode concat)
    {
        ImmutableArray<NetworkNode> makers =
        [
            .. concat.Inputs.Select(input => rewriter.Feeding<Primitive.Activate>(concat, input)).OfType<NetworkNode>(),
        ];
        return
            makers.Length == concat.Inputs.Length
            && makers[0].Op is Primitive.Activate { Function: not ActivationFunction.Softmax } activate
            && makers.All(maker => maker.Op == activate)
            && !makers.All(maker => rewriter.OpOf(maker.Input) is Primitive.Slice slice && slice.Axis != ((Primitive.Concat)concat.Op).Axis)
            ? rewriter.Write(
                concat with
                {
                    Op = activate,
                    Inputs = [rewriter.New(concat with { Inputs = [.. makers.Select(maker => maker.Input)] })],
                }
            )
            : null;
    }
}
