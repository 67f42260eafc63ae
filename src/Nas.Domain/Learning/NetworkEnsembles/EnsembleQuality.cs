using System.Collections.Immutable;
using Nas.Domain.Learning.Quality;

namespace Nas.Domain.Learning.NetworkEnsembles;

/// <summary>How good an ensemble is on some examples, and how its networks differ.</summary>
/// <param name="Accuracy">Share of examples that it has right.</param>
/// <param name="Loss">Mean of −log of the probability that it gives to the right class, in nats.</param>
/// <param name="CalibrationError">Expected calibration error over 15 bins of confidence.</param>
/// <param name="MeanLoss">The mean loss of its networks by themselves, by weight; that of the ensemble is never larger (Jensen).</param>
/// <param name="OracleLoss">The loss of one that knew for each example which network to ask.</param>
/// <param name="Disagreement">Share of examples that two of its networks take for different classes, on average over the pairs.</param>
public sealed record EnsembleQuality(
    double Accuracy,
    double Loss,
    double CalibrationError,
    double MeanLoss,
    double OracleLoss,
    double Disagreement
)
{
    /// <summary>Judges weighted networks.</summary>
    /// <param name="labels">The class of each example.</param>
    /// <param name="networks">For each network and example the probability of each class.</param>
    /// <param name="weights">The weight of each network; their sum is 1.</param>
    public static EnsembleQuality Compute(
        IReadOnlyList<int> labels,
        IReadOnlyList<IReadOnlyList<float[]>> networks,
        IReadOnlyList<double> weights
    )
    {
        var members = Enumerable.Range(0, networks.Count).Where(network => weights[network] > 0).ToImmutableArray();
        var right = RightProbabilities.Of(labels, members.Select(network => networks[network]));
        var mean = Mean(members.Select(network => (networks[network], weights[network])), labels.Count);
        var whole = ClassificationQuality.Compute(labels, mean, mean.Count == 0 ? 1 : mean[0].Length);
        return new(
            whole.Accuracy,
            whole.NegativeLogLikelihood,
            whole.CalibrationError,
            members.Select((network, place) => weights[network] * right.LossOf(place)).Sum(),
            RightProbabilities.Of(labels, [labels.Select((_, example) => Best(members, example)).ToArray()]).LossOf(0),
            Disagree(members.Select(network => networks[network].Select(Largest).ToArray()).ToArray())
        );

        // Where one network is surest of the right class, that one was asked.
        float[] Best(ImmutableArray<int> among, int example) =>
            networks[among.MaxBy(network => networks[network][example][labels[example]])][example];
    }

    /// <summary>The weighted mean of the networks' probabilities for each example.</summary>
    public static IReadOnlyList<float[]> Mean(IEnumerable<(IReadOnlyList<float[]> Probabilities, double Weight)> members, int examples)
    {
        var all = members.ToArray();
        return
        [
            .. Enumerable
                .Range(0, examples)
                .Select(example =>
                {
                    var mean = new double[all[0].Probabilities[example].Length];
                    foreach (var (probabilities, weight) in all)
                    {
                        for (var of = 0; of < mean.Length; of++)
                        {
                            mean[of] += weight * probabilities[example][of];
                        }
                    }

                    return Array.ConvertAll(mean, one => (float)one);
                }),
        ];
    }

    private static double Disagree(int[][] taken)
    {
        var shares =
            from a in Enumerable.Range(0, taken.Length)
            from b in Enumerable.Range(a + 1, taken.Length - a - 1)
            select (double)taken[a].Zip(taken[b]).Count(pair => pair.Item1 != pair.Item2) / Math.Max(1, taken[a].Length);
        return shares.DefaultIfEmpty(0).Average();
    }

    private static int Largest(float[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());
}
