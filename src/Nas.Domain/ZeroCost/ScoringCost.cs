using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Numerics;

namespace Nas.Domain.ZeroCost;

/// <summary>The computed cost of one proxy alone.</summary>
/// <param name="Bytes">Approximate peak memory of its pass, without weights.</param>
/// <param name="Macs">Multiply–accumulates of one forward pass of its batch.</param>
public sealed record ScoringCost(long Bytes, long Macs)
{
    private const int BytesOfANumber = 4;

    /// <summary>The cost of a proxy in single precision.</summary>
    /// <param name="network">The network.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="batch">Samples of a batch.</param>
    public static ScoringCost Estimate(ScoredNetwork network, Proxy proxy, int batch)
    {
        var samples = proxy.Pass == ProxyPass.Ones ? 1 : batch;
        var values = network.Network.Nodes.Aggregate(
            network.Network.Input.Elements,
            (sum, node) => Saturating.Sum(sum, node.Output.Elements)
        );
        return new(
            Saturating.Product(BytesOfANumber * samples, Saturating.Product(values, Copies(proxy))),
            Saturating.Product(samples, Cost.Measure(network.Network, 1).Macs)
        );
    }

    /// <summary>Why this exceeds the limits, if it does.</summary>
    public Option<string> Exceeds(ScoringLimits limits) =>
        Bytes > limits.Bytes
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"it needs {Bytes / 1e9:F1} GB at once, and {limits.Bytes / 1e9:F1} GB are allowed"
            )
        : Macs > limits.Macs
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"a forward pass takes {Macs / 1e9:F0} billion multiply-accumulates, and {limits.Macs / 1e9:F0} billion are allowed"
            )
        : Option<string>.None;

    /// <summary>How many copies of all values are held: by the pass, for its backward passes, and by their results.</summary>
    private static int Copies(Proxy proxy) =>
        proxy switch
        {
            _ when proxy == Proxy.Grasp => 6,
            _ when proxy == Proxy.Nwot || proxy == Proxy.Swap || proxy == Proxy.LinearRegions || proxy == Proxy.Meco => 2,
            { Pass: ProxyPass.Noise or ProxyPass.Halves } => 2,
            { Pass: ProxyPass.Ones } => 6,
            _ => 3,
        };
}
