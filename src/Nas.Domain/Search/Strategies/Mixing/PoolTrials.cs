using System.Collections.Frozen;
using System.Collections.Immutable;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>Which trials tried which architectures of a pool.</summary>
internal sealed class PoolTrials
{
    private const double Percent = 100;

    private readonly FrozenDictionary<string, int> _rows;

    private PoolTrials(ValueArray<DraftedCandidate> pool) =>
        _rows = pool.Index().ToFrozenDictionary(pair => pair.Item.Candidate.Text, pair => pair.Index, StringComparer.Ordinal);

    /// <summary>Those of a pool, which is the same for all trials of a search.</summary>
    public static PoolTrials Of(SearchSpace space, ImmutableArray<DraftedCandidate> pool) => space.Evaluator.Of(new Computation(pool));

    /// <summary>The row of a trial's architecture; −1 where it is not of the pool.</summary>
    public int RowOf(Trial trial) => trial.Proposal.Candidate.Map(candidate => _rows.GetValueOrDefault(candidate.Text, -1)).IfNone(-1);

    /// <summary>The rows of all earlier trials.</summary>
    public HashSet<int> Tried(SearchView view) =>
        [.. Enumerable.Range(0, view.Trial).Select(trial => RowOf(view.Proposals[trial])).Where(row => row >= 0)];

    /// <summary>The scored trials of the pool that may be seen, in the order of proposal.</summary>
    public IEnumerable<Trial> Scored(SearchView view) => view.LatestScored(int.MaxValue).Where(trial => RowOf(trial) >= 0);

    /// <summary>A scored trial as an observation, its accuracy in percent.</summary>
    public Observation Observe(Trial trial, ImmutableArray<double> weights) =>
        new(RowOf(trial), Percent * trial.Score.IfNone(double.NaN), weights);

    private sealed record Computation(ValueArray<DraftedCandidate> Pool) : IComputation<PoolTrials>
    {
        public PoolTrials Compute() => new(Pool);
    }
}
