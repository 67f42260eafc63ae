using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.ZeroCost.Analysis;

/// <summary>How much proxies say of the quality together: its conditional entropy, given those that are known.</summary>
/// <remarks>After Krishnakumar et al., "NAS-Bench-Suite-Zero" (NeurIPS 2022). Quality and proxies are cut into groups of equal size, and
/// the entropy is that of the counts. With every proxy the architectures fall into more cells, so that it falls even where the proxy says
/// nothing; each step therefore stands beside the same proxy shuffled.</remarks>
/// <param name="Quality">The entropy of the quality when nothing is known, in bits.</param>
/// <param name="Steps">The proxies, each time the one that leaves the smallest entropy; of equal ones the first.</param>
public sealed record ProxyInformation(double Quality, ValueArray<InformationStep> Steps)
{
    /// <summary>Orders the proxies greedily.</summary>
    /// <param name="proxies">A column for each proxy; unknown values are a group of their own.</param>
    /// <param name="quality">The quality of each row.</param>
    /// <param name="levels">Groups of the quality.</param>
    /// <param name="bins">Groups of each proxy.</param>
    /// <param name="stream">Shuffles.</param>
    public static ProxyInformation Order(FeatureTable proxies, ValueArray<double> quality, int levels, int bins, RandomStream stream)
    {
        var groups = Groups(quality.AsSpan(), levels);
        var left = Enumerable
            .Range(0, proxies.Columns)
            .Select(column => (Column: column, Bins: Groups(proxies.Column(column), bins)))
            .ToList();
        var cells = new int[quality.Length];
        var steps = new List<InformationStep>();
        while (left.Count > 0)
        {
            var next = left.MinBy(proxy => Entropy(Divided(cells, proxy.Bins), groups));
            var order = stream.Child(steps.Count).Cursor().NextPermutation(cells.Length);
            var shuffled = Divided(cells, [.. order.Select(row => next.Bins[row])]);
            cells = Divided(cells, next.Bins);
            steps.Add(new(proxies.Names[next.Column], Entropy(cells, groups), Entropy(shuffled, groups)));
            left.Remove(next);
        }

        return new(Entropy(new int[quality.Length], groups), [.. steps]);
    }

    /// <summary>Groups of equal size by rank; equal values share one, and unknown ones have the last.</summary>
    private static int[] Groups(ReadOnlySpan<double> values, int count)
    {
        var all = values.ToArray();
        int[] known = [.. Enumerable.Range(0, all.Length).Where(row => double.IsFinite(all[row]))];
        var ranks = Ranks.Compute([.. known.Select(row => all[row])]);
        var groups = new int[all.Length];
        Array.Fill(groups, count);
        for (var i = 0; i < known.Length; i++)
        {
            groups[known[i]] = (int)((ranks[i] + 0.5) * count / known.Length);
        }

        return groups;
    }

    /// <summary>Cells divided further by groups, numbered in the order of their first row.</summary>
    private static int[] Divided(int[] cells, int[] groups)
    {
        var numbers = new Dictionary<(int, int), int>();
        var divided = new int[cells.Length];
        for (var row = 0; row < cells.Length; row++)
        {
            var key = (cells[row], groups[row]);
            if (!numbers.TryGetValue(key, out divided[row]))
            {
                numbers[key] = divided[row] = numbers.Count;
            }
        }

        return divided;
    }

    /// <summary>H(groups | cells) in bits, of the counts.</summary>
    private static double Entropy(int[] cells, int[] groups)
    {
        var (inCell, inBoth) = (Counts(cells), Counts(Divided(cells, groups)));
        return (Logs(inCell) - Logs(inBoth)) / cells.Length;
    }

    private static int[] Counts(int[] cells)
    {
        var counts = new int[cells.DefaultIfEmpty(-1).Max() + 1];
        foreach (var cell in cells)
        {
            counts[cell]++;
        }

        return counts;
    }

    private static double Logs(int[] counts) => counts.Sum(count => count * Math.Log2(Math.Max(1, count)));
}
