using System.Collections.Immutable;
using Nas.Domain.Proxies.Formulas;
using Nas.Domain.Randomness;

namespace Nas.Domain.Proxies.Mixing;

/// <summary>The score of a formula, a single proxy being the shortest one. It learns nothing.</summary>
/// <param name="Formula">The formula, over the metrics as measured.</param>
public sealed record ByFormula(Formula Formula) : MetricMixer
{
    /// <inheritdoc/>
    public override Mixture Fit(MetricPool pool, ImmutableArray<Observation> seen, RandomStream stream) => new([.. FormulaScores.Of(Formula, pool.Raw)], _ => []);
}
