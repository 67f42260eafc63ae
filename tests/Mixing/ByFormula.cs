using System.Collections.Immutable;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Strategies.Mixing;

namespace Nas.Tests.Mixing;

/// <summary>The score of a formula, a single proxy being the shortest one. It learns nothing.</summary>
/// <param name="Formula">The formula, over the metrics as measured.</param>
internal sealed record ByFormula(Formula Formula) : ProxyMixer
{
    /// <inheritdoc/>
    public override Mixture Fit(ProxyPool pool, ImmutableArray<Observation> seen, RandomStream stream) =>
        new([.. FormulaScores.Compute(Formula, pool.Raw)], _ => []);
}
