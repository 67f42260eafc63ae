namespace Nas.Domain.Learning.NetworkEnsembles;

/// <summary>What networks give to the right classes of the same examples: all that an ensemble is chosen by.</summary>
/// <param name="Networks">For each network the probability of each example's class.</param>
public sealed record RightProbabilities(ValueArray<ValueArray<double>> Networks)
{
    // A probability that underflowed to 0 counts as the smallest positive float.
    private const double Smallest = float.Epsilon;

    /// <summary>Number of networks.</summary>
    public int Count => Networks.Length;

    /// <summary>Picks the probabilities of the right classes.</summary>
    /// <param name="labels">The class of each example.</param>
    /// <param name="networks">For each network and example the probability of each class.</param>
    public static RightProbabilities Of(IReadOnlyList<int> labels, IEnumerable<IReadOnlyList<IReadOnlyList<float>>> networks) =>
        new([.. networks.Select(network => (ValueArray<double>)[.. labels.Select((label, example) => (double)network[example][label])])]);

    /// <summary>Mean of −log of a network's probabilities, in nats.</summary>
    public double LossOf(int network) => Loss(Networks[network].AsSpan());

    /// <summary>The same of weighted probabilities.</summary>
    /// <param name="weights">The weight of each network; their sum is 1.</param>
    public double LossOf(IReadOnlyList<double> weights)
    {
        var mean = new double[Networks.IsEmpty ? 0 : Networks[0].Length];
        foreach (var (network, weight) in Networks.Zip(weights))
        {
            for (var example = 0; example < mean.Length; example++)
            {
                mean[example] += weight * network[example];
            }
        }

        return Loss(mean);
    }

    /// <summary>The loss of a mean of probabilities with another network's added.</summary>
    /// <param name="sum">The sum of the probabilities of <paramref name="count"/> networks.</param>
    /// <param name="count">How many.</param>
    /// <param name="network">The network to add.</param>
    internal double LossWith(double[] sum, int count, int network)
    {
        var (loss, added) = (0.0, Networks[network]);
        for (var example = 0; example < sum.Length; example++)
        {
            loss -= Log((sum[example] + added[example]) / (count + 1));
        }

        return loss / Math.Max(1, sum.Length);
    }

    private static double Loss(ReadOnlySpan<double> probabilities)
    {
        var loss = 0.0;
        foreach (var probability in probabilities)
        {
            loss -= Log(probability);
        }

        return loss / Math.Max(1, probabilities.Length);
    }

    private static double Log(double probability) => Math.Log(Math.Max(probability, Smallest));
}
