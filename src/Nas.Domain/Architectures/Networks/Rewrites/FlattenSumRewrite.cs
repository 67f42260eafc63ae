namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>A sum among the operands of a sum gives its operands instead.</summary>
internal static class FlattenSumRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Add && node.Inputs.Any(input => rewriter.Feeding<Primitive.Add>(node, input) is not null)
                    ? rewriter.Write(
                        node with
                        {
                            Inputs = [.. node.Inputs.SelectMany(input => rewriter.Feeding<Primitive.Add>(node, input)?.Inputs ?? [input])],
                        }
                    )
                    : null
        );
}
