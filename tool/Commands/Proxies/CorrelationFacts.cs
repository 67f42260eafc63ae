using Nas.Domain.ZeroCost.Analysis;

namespace Nas.Tool.Commands.Proxies;

/// <summary>One object of <c>proxies correlate --json</c>.</summary>
internal sealed record CorrelationFacts(string Problem, string Proxy, double? Tau, double? Rho, int Architectures)
{
    public static CorrelationFacts Describe(string problem, ProxyCorrelation found) =>
        new(problem, found.Proxy, Known(found.Tau), Known(found.Rho), found.Architectures);

    /// <summary>A row of the table as text.</summary>
    public string Row() => $"{Cell(Tau)} {Cell(Rho)}  {Proxy}";

    /// <summary>A correlation as text; a dash where one side is constant.</summary>
    public static string Cell(double? value) => (value is { } number ? FormattableString.Invariant($"{number:F3}") : "-").PadLeft(7);

    /// <summary>None where one side is constant.</summary>
    public static double? Known(double value) => double.IsFinite(value) ? value : null;
}
