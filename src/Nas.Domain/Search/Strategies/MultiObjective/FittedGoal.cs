using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>What is expected of one objective.</summary>
/// <param name="model">Predicts scores of costs.</param>
/// <param name="known">The known scores with their costs, ascending; at least one.</param>
internal sealed class FittedGoal(FittedPredictor model, ImmutableArray<(double Score, double Cost)> known)
{
    /// <summary>What each row may cost: some values for each, as likely as each other.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="normal">Values of a standard normal number.</param>
    public double[][] Outcomes(FeatureTable rows, ImmutableArray<double> normal) =>
        [
            .. model
                .PredictWithSpread(rows, IndexMap.Sequential)
                .Select(found => normal.Select(one => CostOf(found.Mean + (one * found.Spread))).ToArray()),
        ];

    /// <summary>The cost of a score: between known ones on the line through its neighbours, beyond them on the line through the last
    /// tenth.</summary>
    private double CostOf(double score)
    {
        var tenth = Math.Max(1, known.Length / 10);
        var at = known.BinarySearch((score, double.NegativeInfinity)) is var found && found < 0 ? ~found : found;
        return known.Length == 1 ? known[0].Cost
            : at == 0 ? Line(known[0], known[Math.Min(tenth, known.Length - 1)], score)
            : at == known.Length ? Line(known[^1], known[^Math.Min(tenth + 1, known.Length)], score)
            : Line(known[at - 1], known[at], score);
    }

    private static double Line((double Score, double Cost) from, (double Score, double Cost) to, double score) =>
        from.Cost + ((to.Cost - from.Cost) * (score - from.Score) / (to.Score - from.Score));
}
