using Nas.Domain.ZeroCost.Analysis;

namespace Nas.Tool.Commands.Proxies;

/// <summary>One object of <c>proxies bias --json</c>.</summary>
internal sealed record BiasFacts(
    string Problem,
    string Proxy,
    string Attribute,
    double? Bias,
    double? Tau,
    IReadOnlyList<DebiasedFacts> Adjusted
)
{
    public static BiasFacts Describe(string problem, ProxyBias found) =>
        new(
            problem,
            found.Proxy,
            found.Attribute,
            CorrelationFacts.Known(found.Bias),
            CorrelationFacts.Known(found.Tau),
            [.. found.Adjusted.Select(DebiasedFacts.Describe)]
        );

    /// <summary>A row of the table as text.</summary>
    public string Row() =>
        $"{CorrelationFacts.Cell(Bias)} {CorrelationFacts.Cell(Tau)}"
        + string.Concat(Adjusted.Select(one => $" {CorrelationFacts.Cell(one.Bias)} {CorrelationFacts.Cell(one.Tau)}"))
        + $"  {Proxy}";
}

/// <summary>A proxy without a bias, on architectures that its constant was not chosen on.</summary>
/// <param name="Goal"><c>minimise</c>, <c>equalise</c> or <c>rank</c>.</param>
/// <param name="Constant">What is added to the attribute; none where the proxy stays as it is.</param>
/// <param name="Bias">The bias that is left.</param>
/// <param name="Tau">Kendall's tau with the quality.</param>
internal sealed record DebiasedFacts(string Goal, double? Constant, double? Bias, double? Tau)
{
    public static DebiasedFacts Describe(DebiasedProxy found) =>
        new(
            found.Goal switch
            {
                BiasGoal.Minimise => "minimise",
                BiasGoal.Equalise => "equalise",
                BiasGoal.Rank => "rank",
                _ => throw new ArgumentOutOfRangeException(nameof(found), found.Goal, "unknown"),
            },
            CorrelationFacts.Known(found.Constant),
            CorrelationFacts.Known(found.Bias),
            CorrelationFacts.Known(found.Tau)
        );
}
