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
internal sealed record MixingPool(ProxyScale Scale, ValueArray<DraftedCandidate> Children, ProxyAssessments Readings)
    : IComputation<ProxyPool>
{
    private static readonly RegularisedEvolution NoParents = new(1, 1, 0, 0);

    /// <summary>Fresh samples, the same for all trials of a search.</summary>
    public static ImmutableArray<DraftedCandidate> Draw(SearchSpace space, SearchView view, int max) =>
        Evolution.CandidatePool.DrawCandidates(NoParents, space, view.At(0), max, fresh: 1);

    /// <summary>The pool with its metrics scaled.</summary>
    public static ProxyPool Build(ProxyScale scale, SearchSpace space, SearchView view, ImmutableArray<DraftedCandidate> children) =>
        space.Evaluator.Of(new MixingPool(scale, children, view.Assessments));

    /// <inheritdoc/>
    public ProxyPool Compute() =>
        ProxyPool.Create(
            FeatureTable.BuildRows(
                ProxyPool.Standard,
                Children.Length,
                (row, target) => Readings.ValuesOf(Children[row].Candidate.Text, ProxyPool.Standard).CopyTo(target)
            ),
            ProxyPool.Standard,
            Scale
        );
}
