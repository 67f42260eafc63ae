using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>The sum of several affine maps of one value → one map with the sum of the weights.</summary>
internal static class SumRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Add && FirstGroup(rewriter, node) is { Length: > 1 } maps ? Merge(rewriter, node, maps) : null
        );

    /// <summary>The first operand that is an affine map, with all operands that are a map like it of the same value.</summary>
    private static ImmutableArray<NetworkNode> FirstGroup(GraphRewriter rewriter, NetworkNode sum)
    {
        ImmutableArray<NetworkNode> maps =
        [
            .. sum
                .Inputs.Select(input => rewriter.Feeding<Primitive>(sum, input))
                .OfType<NetworkNode>()
                .Where(map => map.Op.Form() is not null),
        ];
        return maps.Select(first => maps.Where(map => map.Input == first.Input && map.Op.IsAlike(first.Op)).ToImmutableArray())
            .FirstOrDefault(group => group.Length > 1, []);
    }

    private static int Merge(GraphRewriter rewriter, NetworkNode sum, ImmutableArray<NetworkNode> maps)
    {
        var merged = maps[0] with
        {
            Op = maps[0].Op.WithForm(new WeightExpression.Sum([.. maps.Select(map => map.Op.Form()!)])),
            Parameters = [.. maps.SelectMany(map => map.Parameters)],
        };
        ImmutableArray<int> others = [.. sum.Inputs.Where(input => maps.All(map => map.Id != input))];
        return others.IsEmpty
            ? rewriter.Write(merged with { Id = sum.Id })
            : rewriter.Write(sum with { Inputs = [rewriter.New(merged), .. others] });
    }
}
