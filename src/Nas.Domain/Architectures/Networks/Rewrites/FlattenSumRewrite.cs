namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>A sum among the operands of a sum gives its operands instead.</summary>
internal static class FlattenSumRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Add && node.Inputs.Any(input => passage.Feeding<Primitive.Add>(node, input) is not null)
            ? passage.Write(node with { Inputs = [.. node.Inputs.SelectMany(input => passage.Feeding<Primitive.Add>(node, input)?.Inputs ?? [input])] })
            : null);
}
