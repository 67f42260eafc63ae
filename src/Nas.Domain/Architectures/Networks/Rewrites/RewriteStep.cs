using System.Globalization;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>The effect of one rewrite on a network, wherever it applied.</summary>
/// <param name="Name">The rewrite, such as <c>PatchConvolution</c>.</param>
/// <param name="Before">The network that it found.</param>
/// <param name="After">The network that it made.</param>
public sealed record RewriteStep(string Name, Network Before, Network After)
{
    /// <summary>The operations that went and those that came: <c>Chain: linear 3x8x512, linear 3x8x16 → linear chain(own, own)
    /// 3x8x16</c>.</summary>
    public override string ToString() => $"{Name}: {Excess(Before, After)} → {Excess(After, Before)}";

    private static string Excess(Network of, Network over)
    {
        var others = Counts(over);
        var left = Counts(of)
            .Select(pair => (Op: pair.Key, Count: pair.Value - others.GetValueOrDefault(pair.Key)))
            .Where(pair => pair.Count > 0);
        return
            string.Join(
                ", ",
                left.Select(pair => pair.Count == 1 ? pair.Op : string.Create(CultureInfo.InvariantCulture, $"{pair.Count} {pair.Op}"))
            )
                is { Length: > 0 } text
            ? text
            : "nothing";
    }

    /// <summary>Operations with the shapes that they make, in text order.</summary>
    private static SortedDictionary<string, int> Counts(Network network)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in network.Nodes.Select(node => $"{NetworkText.Name(node.Op)} {node.Output}"))
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }
}
