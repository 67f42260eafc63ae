using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The architectures of a search that a mixer chooses among.</summary>
internal static class MixingPool
{
    // As published for the encoder.
    private const int Epochs = 100;

    /// <summary>The pool with its metrics scaled as the mixer has it, described by a graph network trained on them where the mixer looks at architectures.</summary>
    public static MetricPool Of(MetricMixer mixer, SearchSpace space, SearchView view, ImmutableArray<Child> children)
    {
        var stream = view.Shared.Child("encoder");
        return space.Memory.MixingPool.Of(mixer, stream, children.Select(child => (object)child).ToArr(), () =>
        {
            var pool = Read(view.Readings, children, mixer.Scale);
            return !mixer.SeesArchitecture ? pool : space.Features.Graph.Match(
                graph => Described(pool, [.. children.Select(child => graph(child.Candidate))], stream),
                () => pool with { Features = FeatureTable.BuildRows(space.Features.Names, children.Length, (row, target) => space.Features.Of(children[row].Candidate).CopyTo(target)) });
        });
    }

    private static MetricPool Read(ProxyReadings readings, ImmutableArray<Child> children, MetricScale scale)
    {
        var raw = FeatureTable.BuildRows(MetricPool.Standard, children.Length, (row, target) => readings.Of(children[row].Candidate.Text, MetricPool.Standard).CopyTo(target));
        return MetricPool.Of(raw, MetricPool.Standard, scale, raw);
    }

    private static MetricPool Described(MetricPool pool, ImmutableArray<NodeGraph> graphs, RandomStream stream) =>
        GraphEncoder.Train(graphs, pool.Mixed, Epochs, stream).Describe(pool, graphs);
}
