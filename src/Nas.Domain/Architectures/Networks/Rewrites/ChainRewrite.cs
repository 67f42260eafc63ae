using Nas.Domain.Numerics;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Linear map after linear map, or 1×1 convolution after convolution → one map with the product of the weights, where that is less
/// work.</summary>
/// <remarks>The product costs a·b·c once per step; this must be less than the saving of a step of <see cref="MinBatch"/>
/// samples.</remarks>
internal static class ChainRewrite
{
    private const int MinBatch = 16;
    private const int MaxDepth = 32;

    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Id != rewriter.Head && Before(rewriter, node) is { } first && Pays(rewriter, first, node)
                    ? Merge(rewriter, first, node)
                    : null
        );

    private static NetworkNode? Before(GraphRewriter rewriter, NetworkNode node) =>
        node.Op is Primitive.Linear ? rewriter.Feeding<Primitive.Linear>(node, node.Input)
        : node.Op is Primitive.Convolution { Patch.IsPixel: true, Groups: 1 } ? rewriter.Feeding<Primitive.Convolution>(node, node.Input)
        : null;

    private static bool Pays(GraphRewriter rewriter, NetworkNode first, NetworkNode second)
    {
        var (a, b, c) = (first.FanIn(rewriter), first.Width(), second.Width());
        var places = first.Output.Elements / b;
        var saved = Saturating.Product(MinBatch * places, a * b + b * c - a * c);
        return saved > Saturating.Product(a * b, c) && Math.Max(first.Op.Form()!.Depth, second.Op.Form()!.Depth) < MaxDepth;
    }

    private static int Merge(GraphRewriter rewriter, NetworkNode first, NetworkNode second) =>
        rewriter.Write(
            second with
            {
                Op = first.Op.WithForm(new WeightExpression.Chain(first.Op.Form()!, second.Op.Form()!)),
                Inputs = first.Inputs,
                Parameters = [.. first.Parameters, .. second.Parameters],
            }
        );
}
