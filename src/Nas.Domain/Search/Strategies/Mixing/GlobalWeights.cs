using System.Collections.Immutable;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The same weights for every architecture.</summary>
internal static class GlobalWeights
{
    /// <summary>The weighted sum of the scaled metrics.</summary>
    public static Mixture Mix(ProxyPool pool, ImmutableArray<double> weights)
    {
        var scores = new double[pool.Rows];
        for (var metric = 0; metric < weights.Length; metric++)
        {
            var column = pool.Mixed.Column(metric);
            for (var row = 0; row < scores.Length; row++)
            {
                scores[row] += weights[metric] * column[row];
            }
        }

        return new([.. scores], _ => weights);
    }
}
