using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The architectures of a search that a mixer chooses among.</summary>
/// <param name="Mixer">The mixer.</param>
/// <param name="Space">The space.</param>
/// <param name="Children">The architectures.</param>
/// <param name="Readings">Their metrics.</param>
/// <param name="Stream">Where chance comes from.</param>
internal sealed record MixingPool(
    MetricMixer Mixer, SearchSpace Space, ImmutableArray<Child> Children, ProxyReadings Readings, RandomStream Stream) : IComputation<MetricPool>
{
    // As published for the encoder.
    private const int Epochs = 100;

    /// <summary>The pool with its metrics scaled as the mixer has it, described by a graph network trained on them where the mixer looks at architectures.</summary>
    public static MetricPool Of(MetricMixer mixer, SearchSpace space, SearchView view, ImmutableArray<Child> children) =>
        space.Evaluator.Of(new MixingPool(mixer, space, children, view.Readings, view.Shared.Child("encoder")));

    /// <inheritdoc/>
    public MetricPool Compute()
    {
        var pool = Read(Readings, Children, Mixer.Scale);
        return !Mixer.SeesArchitecture ? pool : Space.Features.Graph.Match(
            graph => Described(pool, [.. Children.Select(child => graph(child.Candidate))], Stream),
            () => pool with { Features = FeatureTable.BuildRows(Space.Features.Names, Children.Length, (row, target) => Space.Features.Of(Children[row].Candidate).CopyTo(target)) });
    }

    private static MetricPool Read(ProxyReadings readings, ImmutableArray<Child> children, MetricScale scale)
    {
        var raw = FeatureTable.BuildRows(MetricPool.Standard, children.Length, (row, target) => readings.Of(children[row].Candidate.Text, MetricPool.Standard).CopyTo(target));
        return MetricPool.Of(raw, MetricPool.Standard, scale, raw);
    }

    private static MetricPool Described(MetricPool pool, ImmutableArray<NodeGraph> graphs, RandomStream stream) =>
        GraphEncoder.Train(graphs, pool.Mixed, Epochs, stream).Describe(pool, graphs);
}
