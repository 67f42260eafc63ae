using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Partition;

/// <summary>Partition search (HOLLM: Schwanke et al., 2025) with samplers that stand in for its language model: the space is cut into regions
/// by what is known, candidates are drawn in promising ones, and the most promising of a round's are tried.</summary>
/// <param name="Trials">Trials after which size and doubt of a region count least.</param>
/// <param name="Start">Fresh samples that come first.</param>
/// <param name="LeafSize">Trials that a region may have before it is cut.</param>
/// <param name="Sampler">How candidates are drawn in a region.</param>
/// <param name="Neighbours">Trials that a candidate is judged by; 0 to take any.</param>
public sealed record PartitionSearch(int Trials, int Start, int LeafSize, RegionSampler Sampler, int Neighbours) : Strategy
{
    private const int Round = 4;
    private const double MinExploration = 0.01;

    /// <inheritdoc/>
    public override StrategyKind Kind => PartitionKind.Value;

    /// <inheritdoc/>
    public override Goals UsualGoals => Goals.Accuracy;

    /// <summary>The weight of size and doubt, which falls from 1 by half a cosine.</summary>
    public double ExplorationAt(int trial) =>
        MinExploration + ((1 - MinExploration) * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, trial / (double)Trials))));

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var round = Start + ((view.Trial - Start) / Round * Round);
        ImmutableArray<DraftedCandidate> pool =
            view.Trial < Start || view.Attempt > 0 ? [] : space.Evaluator.Of(new RegionPool(space, view.At(round), this));
        return pool.FirstOrDefault(one => view.Allows(one.Candidate))?.ToDraft()
            ?? new(new Origin.Sampled(), space.Sample(stream.Child("sample")));
    }
}
