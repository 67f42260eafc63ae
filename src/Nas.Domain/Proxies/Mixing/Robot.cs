using System.Collections.Immutable;
using Nas.Domain.Randomness;

namespace Nas.Domain.Proxies.Mixing;

/// <summary>RoBoT (He, Shu, Dai and Low, ICLR 2024): one weight in [−1, 1] for each metric, found by Bayesian optimisation.</summary>
/// <remarks>The objective of a weight vector is the accuracy of the architecture that it puts first. For <see cref="Labels"/> − 1 rounds a Gaussian
/// process proposes weights by upper confidence bound; an architecture that comes first again costs nothing. What is left of the labels
/// goes to the next best architectures under the best weights, the later of equal ones.</remarks>
/// <param name="Labels">The accuracies that the search may ask for.</param>
public sealed record Robot(int Labels) : MetricMixer
{
    /// <summary>Standard deviations that are added to the mean.</summary>
    public double Kappa { get; init; } = 2.576;

    /// <summary>Whether the first weights are all 1 rather than random. Not published.</summary>
    public bool FromMean { get; init; }

    /// <inheritdoc/>
    public override Mixture Fit(MetricPool pool, ImmutableArray<Observation> seen, RandomStream stream) => seen.Length < Labels - 1
        ? GlobalWeights.Mix(pool, Propose(pool.Mixed.Columns, seen, stream)) with { MayRepeat = true }
        : GlobalWeights.Mix(pool, seen.AsEnumerable().Aggregate((best, next) => next.Accuracy >= best.Accuracy ? next : best).Weights);

    private ImmutableArray<double> Propose(int metrics, ImmutableArray<Observation> seen, RandomStream stream)
    {
        var cursor = stream.Cursor();
        if (seen.IsEmpty && FromMean)
        {
            return [.. Enumerable.Repeat(1.0, metrics)];
        }

        if (seen.IsEmpty)
        {
            return [.. UpperBoundSearch.Uniform(metrics, ref cursor)];
        }

        var process = GaussianProcess.Fit([.. seen.Select(observation => observation.Weights.ToArray())], [.. seen.Select(observation => observation.Accuracy)]);
        return [.. UpperBoundSearch.Best(process, Kappa, metrics, ref cursor)];
    }
}
