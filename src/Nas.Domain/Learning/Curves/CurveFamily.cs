namespace Nas.Domain.Learning.Curves;

/// <summary>A family of learning curves: accuracy as a function of the epoch (Domhan et al., IJCAI 2015).</summary>
/// <param name="Name">Its name in the literature.</param>
/// <param name="Value">The accuracy at an epoch, counted from 1, for some parameters.</param>
/// <param name="Start">Parameters to begin a fit with, from the accuracies that are known.</param>
public sealed record CurveFamily(string Name, Func<double, double[], double> Value, Func<double[], double[]> Start)
{
    /// <summary>c − a·x^−α.</summary>
    public static CurveFamily Power { get; } =
        new(
            "pow3",
            (x, p) => p[0] - (p[1] * Math.Pow(x, -Positive(p[2]))),
            known => [known[^1] + 0.05, Math.Max(0.01, known[^1] - known[0] + 0.05), 0]
        );

    /// <summary>α − (α − β)·exp(−(κx)^δ).</summary>
    public static CurveFamily Weibull { get; } =
        new(
            "weibull",
            (x, p) => p[0] - ((p[0] - p[1]) * Math.Exp(-Math.Pow(Positive(p[2]) * x, Positive(p[3])))),
            known => [known[^1] + 0.05, known[0] - 0.05, -1, 0]
        );

    /// <summary>α − (α − β) / (1 + (κx)^δ): Morgan, Mercer and Flodin.</summary>
    public static CurveFamily Mmf { get; } =
        new(
            "mmf",
            (x, p) => p[0] - ((p[0] - p[1]) / (1 + Math.Pow(Positive(p[2]) * x, Positive(p[3])))),
            known => [known[^1] + 0.05, known[0] - 0.05, -1, 0]
        );

    /// <summary>c − a / ln(1 + x).</summary>
    public static CurveFamily InverseLog { get; } =
        new("ilog2", (x, p) => p[0] - (p[1] / Math.Log(1 + x)), known => [known[^1] + 0.05, Math.Max(0.01, known[^1] - known[0])]);

    private static double Positive(double x) => Math.Exp(Math.Clamp(x, -20, 20));
}
