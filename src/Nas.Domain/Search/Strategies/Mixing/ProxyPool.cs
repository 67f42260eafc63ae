using System.Collections.Immutable;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The architectures that a search chooses among, with cheap metrics of each.</summary>
/// <param name="Raw">The metrics as measured; NaN where one is not known.</param>
/// <param name="Mixed">The metrics that are mixed, from 0 to 1, larger is better as the metric has it; what is not known is 0.</param>
public sealed record ProxyPool(FeatureTable Raw, FeatureTable Mixed)
{
    /// <summary>The metrics of RoBoT and PO-NAS.</summary>
    public static ImmutableArray<string> Standard { get; } = ["grad_norm", "snip", "grasp", "fisher", "synflow", "jacov"];

    /// <summary>The number of architectures.</summary>
    public int Rows => Raw.Rows;

    /// <summary>Scales metrics over the pool.</summary>
    /// <param name="raw">The metrics as measured.</param>
    /// <param name="mixed">The names of those that are mixed; all have a column.</param>
    /// <param name="scale">How they are brought to 0 … 1.</param>
    public static ProxyPool Create(FeatureTable raw, ImmutableArray<string> mixed, ProxyScale scale) =>
        new(raw, FeatureTable.Build(mixed, raw.Rows, (c, target) => Scaled(raw.Column(raw.Names.IndexOf(mixed[c])), scale).CopyTo(target)));

    private static double[] Scaled(ReadOnlySpan<double> column, ProxyScale scale)
    {
        var known = column.ToArray().Where(value => !double.IsNaN(value)).DefaultIfEmpty(0).ToArray();
        double[] values = [.. column.ToArray().Select(value => double.IsNaN(value) ? known.Min() : value)];
        var scaled = scale == ProxyScale.Rank ? Ranks.Compute(values) : values;
        var (min, max) = (scaled.Min(), scaled.Max());
        return max > min ? [.. scaled.Select(value => (value - min) / (max - min))] : scaled;
    }
}
