using System.Collections.Immutable;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The architectures of a search that are chosen among by their metrics.</summary>
/// <param name="Scale">How metrics are scaled.</param>
/// <param name="Children">The architectures.</param>
/// <param name="Readings">Their metrics.</param>
internal sealed record MixingPool(MetricScale Scale, ImmutableArray<Child> Children, ProxyReadings Readings) : IComputation<MetricPool>
{
    private static readonly RegularisedEvolution NoParents = new(1, 1, 0, 0);

    /// <summary>Fresh samples, the same for all trials of a search.</summary>
    public static ImmutableArray<Child> Draw(SearchSpace space, SearchView view, int max) => Evolution.Children.Of(NoParents, space, view.At(0), max, fresh: 1);

    /// <summary>The pool with its metrics scaled.</summary>
    public static MetricPool Of(MetricScale scale, SearchSpace space, SearchView view, ImmutableArray<Child> children) =>
        space.Evaluator.Of(new MixingPool(scale, children, view.Readings));

    /// <inheritdoc/>
    public MetricPool Compute() => MetricPool.Of(
        FeatureTable.BuildRows(MetricPool.Standard, Children.Length, (row, target) => Readings.Of(Children[row].Candidate.Text, MetricPool.Standard).CopyTo(target)),
        MetricPool.Standard,
        Scale);
}
