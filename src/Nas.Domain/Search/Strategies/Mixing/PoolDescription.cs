using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>What the architectures of a pool look like to a network.</summary>
public abstract record PoolDescription
{
    private PoolDescription() { }

    /// <summary>As graphs.</summary>
    /// <param name="All">One for each row of the pool.</param>
    public sealed record Graphs(ValueArray<NodeGraph> All) : PoolDescription;

    /// <summary>As numbers, where the space has no graphs.</summary>
    /// <param name="Table">One row for each of the pool.</param>
    public sealed record Features(FeatureTable Table) : PoolDescription;

    /// <summary>The description of candidates.</summary>
    internal static PoolDescription Of(SearchSpace space, ImmutableArray<DraftedCandidate> pool) =>
        space.Evaluator.Of(new Computation(space, pool));

    private sealed record Computation(SearchSpace Space, ValueArray<DraftedCandidate> Pool) : IComputation<PoolDescription>
    {
        public PoolDescription Compute() =>
            Space.Features.Graph.Match<PoolDescription>(
                graph => new Graphs([.. Pool.Select(child => graph(child.Candidate))]),
                () =>
                    new Features(
                        FeatureTable.BuildRows(
                            Space.Features.Names,
                            Pool.Length,
                            (row, target) => Space.Features.Of(Pool[row].Candidate).CopyTo(target)
                        )
                    )
            );
    }
}
