using Nas.Domain.Search.Fronts;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>A candidate that may be tried next.</summary>
/// <param name="Drafted">The candidate.</param>
/// <param name="Outcomes">What it may cost in each objective, all as likely as each other; at least one.</param>
internal sealed record PooledCandidate(DraftedCandidate Drafted, ValueArray<ValueArray<double>> Outcomes)
{
    /// <summary>How much it is expected to add to a volume.</summary>
    public double ExpectedGain(FrontVolume volume, CostScale scale) => Outcomes.Average(costs => volume.Gain(scale.Of(costs)));
}
