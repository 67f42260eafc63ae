using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>What candidates may cost in each objective: arithmetic where it tells, else what known costs teach.</summary>
/// <param name="Space">The space.</param>
/// <param name="View">What may be seen.</param>
/// <param name="Known">The costs that are known; at least one.</param>
internal sealed record GoalForecast(SearchSpace Space, SearchView View, ValueArray<(Trial Trial, ValueArray<double> Costs)> Known)
{
    private const int Draws = 16;

    /// <summary>Some equally likely costs of each candidate.</summary>
    public ImmutableArray<ValueArray<ValueArray<double>>> Outcomes(ImmutableArray<Candidate> candidates)
    {
        double[][][] byGoal = [.. View.Goals.All.Select((goal, i) => OutcomesOf(goal, i, candidates))];
        return [.. candidates.Select((_, row) => OfRow(byGoal, row))];
    }

    private static ValueArray<ValueArray<double>> OfRow(double[][][] byGoal, int row) =>
        [.. Enumerable.Range(0, Draws).Select(draw => (ValueArray<double>)[.. byGoal.Select(costs => costs[row][draw])])];

    private double[][] OutcomesOf(Goal goal, int index, ImmutableArray<Candidate> candidates) =>
        Goals.CostOf(goal, candidates[0]).IsSome
            ? [.. candidates.Select(candidate => Enumerable.Repeat(Goals.CostOf(goal, candidate).IfNone(0), Draws).ToArray())]
            : Fit(goal, index).Outcomes(GoalFit.Encode(Space, candidates), Normals(index));

    /// <summary>What is measured on a device is nearly a sum over operations; accuracy is not, and is crowded near its best.</summary>
    private FittedGoal Fit(Goal goal, int index)
    {
        var (predictor, scale) =
            goal == Goal.Latency ? ((Predictor)new Ridge(), TargetScale.Raw) : (new GaussianProcessRegression(), TargetScale.Normal);
        return new GoalFit(
            predictor,
            scale,
            Space,
            [.. Known.SelectMany(one => one.Trial.Proposal.Candidate.AsEnumerable())],
            [.. Known.Select(one => one.Costs[index])],
            View.Shared.Child("goal").Child(index)
        ).Compute();
    }

    /// <summary>The middles of equally likely parts of a normal number, in an order of each objective's own.</summary>
    private ImmutableArray<double> Normals(int goal)
    {
        var parts = NormalScores.Among([.. Enumerable.Range(0, Draws).Select(part => (double)part)]);
        return [.. View.Shared.Child("order").Child(goal).Cursor().NextPermutation(Draws).Select(part => parts[part])];
    }
}
