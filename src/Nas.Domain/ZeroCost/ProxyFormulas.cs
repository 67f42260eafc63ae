using Nas.Domain.Numerics.LinearAlgebra;

namespace Nas.Domain.ZeroCost;

/// <summary>The formulas that turn the numbers of a pass into proxies.</summary>
public static class ProxyFormulas
{
    private const double Small = 1e-5;
    private const int MaxClassesToSum = 100;

    /// <summary><see cref="Proxy.Jacov"/>: −Σ (log(v + k) + 1/(v + k)) over the eigenvalues v of the correlations, k = 10⁻⁵.</summary>
    public static double Jacov(double[,] correlations) =>
        -SymmetricMatrix.Eigenvalues(correlations).Select(v => Math.Max(v, 0) + Small).Sum(v => Math.Log(v) + 1 / v);

    /// <summary><see cref="Proxy.EpeNas"/>: with s = Σ log(|r| + 10⁻⁵) over each class's own correlations, Σ |s|; of more than
    /// 100 classes, the sum over ordered pairs of |s/n − s′/n′| by the number of classes seen, n being the class's samples.</summary>
    /// <param name="correlations">Of all samples.</param>
    /// <param name="labels">The samples' classes.</param>
    /// <param name="classes">How many classes there are.</param>
    public static double EpeNas(double[,] correlations, IReadOnlyList<int> labels, int classes)
    {
        var groups = Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]).Select(group => group.ToArray()).ToArray();
        var sums = Array.ConvertAll(groups, group => group.Sum(i => group.Sum(j => Math.Log(Math.Abs(correlations[i, j]) + Small))));
        if (classes <= MaxClassesToSum)
        {
            return sums.Sum(Math.Abs);
        }

        var means = sums.Zip(groups, (sum, group) => sum / group.Length).ToArray();
        return means.Sum(a => means.Sum(b => Math.Abs(a - b))) / means.Length;
    }

    /// <summary><see cref="Proxy.Nwot"/>: log |det K|; −∞ where two samples switch all units alike.</summary>
    /// <param name="kernel">How many units each pair of samples switches alike; the diagonal counts all units.</param>
    public static double Nwot(double[,] kernel) =>
        LinearRegions(kernel) < kernel.GetLength(0) ? double.NegativeInfinity : SymmetricMatrix.LogDeterminant(kernel);

    /// <summary><see cref="Proxy.LinearRegions"/>: samples that no earlier sample is switched like.</summary>
    /// <param name="kernel">As in <see cref="Nwot"/>.</param>
    public static int LinearRegions(double[,] kernel) =>
        Enumerable.Range(0, kernel.GetLength(0)).Count(i => Enumerable.Range(0, i).All(j => kernel[i, j] < kernel[i, i]));

    /// <summary><see cref="Proxy.NtkCondition"/>: the largest eigenvalue over the least; infinite for a singular kernel.</summary>
    public static double ConditionNumber(double[,] kernel) =>
        SymmetricMatrix.Eigenvalues(kernel) is [var min, .., var max] && min > 0 ? max / min : double.PositiveInfinity;

    /// <summary>A block's part of <see cref="Proxy.Expressivity"/>: −Σ p log(p + 10⁻⁸) of the normalised eigenvalues p.</summary>
    public static double SpectralEntropy(IReadOnlyCollection<double> eigenvalues)
    {
        var sum = eigenvalues.Sum(e => Math.Max(e, 0));
        return -eigenvalues.Select(e => Math.Max(e, 0) / sum).Sum(p => p * Math.Log(p + 1e-8));
    }

    /// <summary><see cref="Proxy.Progressivity"/>: the least difference from a block to the next; NaN of fewer than two blocks.</summary>
    public static double Progressivity(IReadOnlyList<double> entropies) =>
        entropies.Count < 2 ? double.NaN : entropies.Skip(1).Zip(entropies, (next, entropy) => next - entropy).Min();

    /// <summary>A block's part of <see cref="Proxy.Trainability"/>: 2 − s − 1/(s + 10⁻⁶), which is 0 where s is 1.</summary>
    /// <param name="singular">The largest singular value s of the block's correlation of gradients.</param>
    public static double Trainability(double singular) => 2 - singular - 1 / (singular + 1e-6);

    /// <summary><see cref="Proxy.Zen"/>: log Δ + Σ over batch norms of log √(mean variance).</summary>
    /// <param name="shift">Δ, how far noise moved the feature map.</param>
    /// <param name="variances">Each batch norm's running variance, averaged over channels.</param>
    public static double Zen(double shift, IEnumerable<double> variances) =>
        Math.Log(shift) + variances.Sum(variance => Math.Log(variance) / 2);

    /// <summary><see cref="Proxy.Zico"/>: Σ over weights of the log of their inner sum, without weights whose sum is 0; NaN if there is no
    /// other.</summary>
    public static double Zico(IReadOnlyCollection<double> sums) =>
        sums.Any(sum => sum != 0) ? sums.Where(sum => sum != 0).Sum(Math.Log) : double.NaN;
}
