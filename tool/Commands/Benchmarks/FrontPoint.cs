using Nas.Domain.Numerics.Statistics;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>How far a strategy's fronts are from the best after some trials.</summary>
/// <param name="Trials">Number of trials.</param>
/// <param name="Gap">The mean gap of hypervolume over the seeds.</param>
/// <param name="GapHalfWidth">Half the width of its 95 % confidence interval; null for one seed.</param>
internal sealed record FrontPoint(int Trials, double Gap, double? GapHalfWidth)
{
    public static FrontPoint Of(int trials, IEnumerable<double> gaps)
    {
        var interval = MeanInterval.Compute([.. gaps]);
        return new(trials, interval.Mean, StrategyFacts.Known(interval.HalfWidth));
    }
}
