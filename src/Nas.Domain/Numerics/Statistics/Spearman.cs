namespace Nas.Domain.Numerics.Statistics;

/// <summary>Spearman's rank correlation: the linear correlation of two scores' ranks.</summary>
public static class Spearman
{
    /// <summary>Rho with mean ranks for ties.</summary>
    /// <returns>A number in [−1, 1]; NaN when one side is constant.</returns>
    /// <exception cref="ArgumentException">The sides differ in length.</exception>
    public static double Rho(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        x.Length == y.Length
            ? Pearson.R(Ranks.Compute(x), Ranks.Compute(y))
            : throw new ArgumentException($"{x.Length} scores cannot be compared with {y.Length}.", nameof(y));
}
