using Nas.Domain.ZeroCost;

namespace Nas.Domain.Learning.Formulas;

/// <summary>The units in which formulas read proxies: those of NAS-Bench-Suite-Zero's tables, on which formulas are evolved.</summary>
public static class FormulaUnits
{
    private const double Million = 1e6;

    /// <summary>A proxy's value as formulas read it: <c>flops</c> and <c>params</c> in millions, all others as they are.</summary>
    public static double Scale(string proxy, double value) => IsCount(proxy) ? value / Million : value;

    /// <summary>The value of a proxy that a table of the literature gives.</summary>
    public static double FromTable(string proxy, double value) => IsCount(proxy) ? value * Million : value;

    private static bool IsCount(string proxy) => proxy == Proxy.Flops.Name || proxy == Proxy.Params.Name;
}
