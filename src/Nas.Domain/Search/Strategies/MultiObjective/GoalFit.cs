using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>Learns what candidates cost in one objective.</summary>
/// <param name="Predictor">What learns.</param>
/// <param name="Scale">The scale on which it learns.</param>
/// <param name="Space">Describes candidates.</param>
/// <param name="Candidates">Candidates whose cost is known; at least one.</param>
/// <param name="Costs">Their costs.</param>
/// <param name="Stream">Where chance comes from.</param>
internal sealed record GoalFit(
    Predictor Predictor,
    TargetScale Scale,
    SearchSpace Space,
    ValueArray<Candidate> Candidates,
    ValueArray<double> Costs,
    RandomStream Stream
)
{
    /// <summary>What it learns.</summary>
    public FittedGoal Compute()
    {
        ImmutableArray<double> scores = [.. Targets.Scaled(Scale, [.. Costs])];
        return new(
            Predictor.Fit(new(Encode(Space, Candidates), scores), Stream, IndexMap.Sequential),
            [.. scores.Zip(Costs).Distinct().Order()]
        );
    }

    /// <summary>One row of features for each candidate.</summary>
    public static FeatureTable Encode(SearchSpace space, ValueArray<Candidate> candidates) =>
        FeatureTable.BuildRows(space.Features.Names, candidates.Length, (row, target) => space.Features.Of(candidates[row]).CopyTo(target));
}
