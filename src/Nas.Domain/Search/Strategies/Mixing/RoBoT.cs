using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>RoBoT (He, Shu, Dai and Low, ICLR 2024): one weight in [−1, 1] for each metric, found by Bayesian optimisation.</summary>
/// <remarks>The objective of a weight vector is the accuracy of the architecture that it puts first. The first weights are random; then a
/// Gaussian process proposes weights by upper confidence bound, <see cref="Rounds"/> in all. An architecture that comes first again costs
/// nothing. Afterwards the next best architectures under the best weights follow, the later of equal ones.</remarks>
/// <param name="Rounds">How many weight vectors are tried; published are as many as there are accuracies to ask for.</param>
public sealed record RoBoT(int Rounds) : ProxyMixer
{
    private static readonly ImmutableArray<Prior> AnyScale = [.. Enumerable.Range(0, 17).Select(i => PriorOf(0.05 * Math.Pow(2, i / 2.0)))];

    /// <summary>Standard deviations that are added to the mean.</summary>
    public double Kappa { get; init; } = 2.576;

    /// <summary>The length scale of the Gaussian process, as long as a side of the box of weights; none takes the one of largest marginal
    /// likelihood, as published.</summary>
    /// <remarks>A handful of accuracies hardly tells a length scale: likelihood does worse (docs/research/metric-mixing.md).</remarks>
    public Option<double> LengthScale { get; init; } = 2.0;

    /// <inheritdoc/>
    public override bool RemembersWeights => true;

    /// <inheritdoc/>
    public override Mixture Fit(ProxyPool pool, ImmutableArray<Observation> seen, RandomStream stream) =>
        seen.Length < Rounds
            ? GlobalWeights.Mix(pool, Propose(pool.Mixed.Columns, seen, stream)) with
            {
                MayRepeat = true,
            }
            : GlobalWeights.Mix(pool, seen.AsEnumerable().Aggregate((best, next) => next.Accuracy >= best.Accuracy ? next : best).Weights);

    private ImmutableArray<double> Propose(int metrics, ImmutableArray<Observation> seen, RandomStream stream)
    {
        var cursor = stream.Cursor();
        return seen.IsEmpty
            ? [.. UpperBoundSearch.Uniform(metrics, ref cursor)]
            : [.. UpperBoundSearch.Best(ProcessOf(seen), Kappa, metrics, ref cursor)];
    }

    private GaussianProcess ProcessOf(ImmutableArray<Observation> seen)
    {
        double[][] points = [.. seen.Select(observation => observation.Weights.ToArray())];
        double[] accuracies = [.. seen.Select(observation => observation.Accuracy)];
        return GaussianProcess.Fit(points, accuracies, LengthScale.Match(scale => [PriorOf(scale)], () => AnyScale), IndexMap.Sequential);
    }

    private static Prior PriorOf(double lengthScale) => new(new Covariance.Matern(lengthScale), Noise: 1e-6);
}
