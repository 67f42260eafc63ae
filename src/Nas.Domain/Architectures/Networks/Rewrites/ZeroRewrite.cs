namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Removes zeros from the operands of a sum, and values that become unused; a sum of zeros is zeros.</summary>
internal static class ZeroRewrite
{
    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Add && node.Inputs.Any(input => IsZero(rewriter, input)) ? Reduced(rewriter, node) : null
        );

    private static bool IsZero(GraphRewriter rewriter, int value) => rewriter.OpOf(value) is Primitive.Zero;

    private static int Reduced(GraphRewriter rewriter, NetworkNode sum)
    {
        int[] others = [.. sum.Inputs.Where(input => !IsZero(rewriter, input))];
        return others.Length switch
        {
            0 => sum.Input,
            1 => others[0],
            _ => rewriter.Write(sum with { Inputs = [.. others] }),
        };
    }
}
