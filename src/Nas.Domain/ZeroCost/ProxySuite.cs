using System.Collections.Immutable;

namespace Nas.Domain.ZeroCost;

/// <summary>Groups of zero-cost proxies under the names they have in the literature.</summary>
public static class ProxySuite
{
    /// <summary>The 13 proxies of NAS-Bench-Suite-Zero (Krishnakumar et al., 2022), in its order of columns.</summary>
    public static ImmutableArray<string> Zero { get; } =
    ["epe_nas", "fisher", "flops", "grad_norm", "grasp", "jacov", "l2_norm", "nwot", "params", "plain", "snip", "synflow", "zen"];

    /// <summary>Those of <see cref="Zero"/> that one backward pass of the loss, one of the logits and one of synflow give: all but grasp,
    /// whose second derivatives cost as much as the others together, and zen, which needs a separate pass.</summary>
    public static ImmutableArray<string> Quick { get; } = [.. Zero.Where(name => name is not ("grasp" or "zen"))];
}
