using System.Collections.Immutable;

namespace Nas.Domain.Learning.NetworkEnsembles;

/// <summary>The weights of networks in an ensemble.</summary>
public static class EnsembleWeights
{
    /// <summary>The weight of each network, 0 for those outside; the sum is 1.</summary>
    /// <param name="method">How to choose.</param>
    /// <param name="right">What the networks give to the right classes of examples that none of them was trained on; at least one
    /// network.</param>
    /// <param name="size">The most networks; at least 1.</param>
    public static ImmutableArray<double> Choose(EnsembleMethod method, RightProbabilities right, int size) =>
        method switch
        {
            EnsembleMethod.Greedy => Counted(right, ForwardSelection.Select(right, size, again: true).Select(step => step.Network)),
            EnsembleMethod.Forward => Counted(right, ForwardSelection.Select(right, size, again: false).Select(step => step.Network)),
            EnsembleMethod.Top => Counted(right, Enumerable.Range(0, right.Count).OrderBy(network => right.LossOf(network)).Take(size)),
            EnsembleMethod.Stack => Stacked(right, size),
            _ => throw Closed.Unknown(method),
        };

    private static ImmutableArray<double> Counted(RightProbabilities right, IEnumerable<int> chosen)
    {
        var weights = new double[right.Count];
        var all = chosen.ToArray();
        Array.ForEach(all, network => weights[network] += 1.0 / all.Length);
        return [.. weights];
    }

    /// <summary>Fitted to all networks, and then to those that count most.</summary>
    private static ImmutableArray<double> Stacked(RightProbabilities right, int size)
    {
        var first = Stacking.Fit(right);
        var kept = Enumerable.Range(0, right.Count).OrderByDescending(network => first[network]).Take(size).Order().ToArray();
        var second = Stacking.Fit(new([.. kept.Select(network => right.Networks[network])]));
        var weights = new double[right.Count];
        for (var place = 0; place < kept.Length; place++)
        {
            weights[kept[place]] = second[place];
        }

        return [.. weights];
    }
}
