using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.MultiObjective;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Partition;

/// <summary>Expects of a candidate what the most similar trials cost.</summary>
/// <param name="Space">Describes candidates.</param>
/// <param name="Points">The trials; at least one.</param>
/// <param name="Neighbours">How many of them count.</param>
internal sealed record NeighbourForecast(SearchSpace Space, ValueArray<SeenPoint> Points, int Neighbours)
{
    /// <summary>The expected costs of each candidate.</summary>
    public ImmutableArray<ValueArray<double>> Of(ImmutableArray<Candidate> candidates)
    {
        var known = GoalFit.Encode(Space, [.. Points.SelectMany(point => point.Trial.Proposal.Candidate.AsEnumerable())]);
        var rows = GoalFit.Encode(Space, candidates);
        double[][] byGoal =
        [
            .. Enumerable
                .Range(0, Points[0].Costs.Length)
                .Select(goal =>
                    new NearestNeighbours(Neighbours)
                        .Fit(new TrainingSet(known, [.. Points.Select(point => point.Costs[goal])]), default, IndexMap.Sequential)
                        .Predict(rows)
                ),
        ];
        return [.. candidates.Select((_, row) => (ValueArray<double>)[.. byGoal.Select(costs => costs[row])])];
    }
}
