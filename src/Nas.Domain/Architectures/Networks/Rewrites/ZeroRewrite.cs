namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Removes zeros from the operands of a sum, and values that become unused; a sum of zeros is zeros.</summary>
internal static class ZeroRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Add && node.Inputs.Any(input => IsZero(passage, input)) ? Reduced(passage, node) : null);

    private static bool IsZero(Passage passage, int value) => passage.OpOf(value) is Primitive.Zero;

    private static int Reduced(Passage passage, NetworkNode sum)
    {
        int[] others = [.. sum.Inputs.Where(input => !IsZero(passage, input))];
        return others.Length switch
        {
            0 => sum.Input,
            1 => others[0],
            _ => passage.Write(sum with { Inputs = [.. others] }),
        };
    }
}
