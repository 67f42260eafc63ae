using Nas.Domain.Numerics;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>A linear map of a linear map with positions added → one map with the product of the weights, and the positions mapped by
/// themselves, where that is less work.</summary>
/// <remarks>A patch embedding makes many numbers from few; its readers can use the few instead. The embedding stays for
/// its other readers. Parameters are read twice then. Done once, when all else is settled.</remarks>
internal static class PastPositionRewrite
{
    private const int MinBatch = 16;

    /// <summary>The cost of adding to one number and summing its gradient, in multiply–accumulates.</summary>
    private const int Adding = 64;

    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Linear
                && node.Id != rewriter.Head
                && rewriter.OpOf(node.Input) is Primitive.AddPosition { Over.IsEmpty: true, Through: null }
                && rewriter.OpOf(rewriter.ProducerOf(node.Input).Input) is Primitive.Linear
                    ? Merge(rewriter, rewriter.ProducerOf(node.Input), node)
                    : null
        );

    private static int? Merge(GraphRewriter rewriter, NetworkNode position, NetworkNode second)
    {
        var first = rewriter.ProducerOf(position.Input);
        if (!Pays(rewriter, first, second))
        {
            return null;
        }

        var (embedding, map) = (first.Op.Form()!, second.Op.Form()!);
        var chained = rewriter.New(
            second with
            {
                Op = second.Op.WithForm(new WeightExpression.Chain(embedding, map)),
                Inputs = first.Inputs,
                Parameters = [.. first.Parameters, .. second.Parameters],
            }
        );
        return rewriter.Write(
            second with
            {
                Op = new Primitive.AddPosition { Through = map },
                Inputs = [chained],
                Parameters = [.. position.Parameters, .. second.Parameters],
            }
        );
    }

    /// <summary>Multiply–accumulates that a step saves, against those that it spends once on the weights and the positions; both for one
    /// number out.</summary>
    private static bool Pays(GraphRewriter rewriter, NetworkNode first, NetworkNode second)
    {
        var (few, many) = (first.FanIn(rewriter), first.Width());
        var places = first.Output.Elements / many;
        return Saturating.Product(MinBatch * places, many - few - Adding) > Saturating.Product(many, few + places);
    }
}
