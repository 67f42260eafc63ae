using System.Collections.Immutable;

namespace Nas.Domain.Proxies;

/// <summary>Groups of zero-cost proxies under the names they have in the literature.</summary>
public static class ProxySuite
{
    /// <summary>The 13 proxies of NAS-Bench-Suite-Zero (Krishnakumar et al., 2022), in its order of columns.</summary>
    public static ImmutableArray<string> Zero { get; } =
    [
        "epe_nas", "fisher", "flops", "grad_norm", "grasp", "jacov", "l2_norm", "nwot", "params", "plain", "snip", "synflow", "zen",
    ];
}
