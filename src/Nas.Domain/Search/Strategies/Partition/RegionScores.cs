using System.Collections.Immutable;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Fronts;

namespace Nas.Domain.Search.Strategies.Partition;

/// <summary>How much speaks for each region (HOLLM: Schwanke et al., 2025; for several objectives MOHOLLM, 2026): what is known of it, how
/// large it is, and how little it was tried.</summary>
internal static class RegionScores
{
    private const double VarianceOfOne = 1e-2;

    /// <summary>One score for each region, none below 0.</summary>
    /// <param name="regions">All regions, none without a trial.</param>
    /// <param name="exploration">The weight of size and doubt.</param>
    public static ImmutableArray<double> Of(ImmutableArray<Region> regions, double exploration)
    {
        var goals = regions[0].Points[0].Costs.Length;
        var trials = regions.Sum(region => region.Points.Length);
        var choices = Math.Max(1, regions.Max(region => region.Points.Max(point => point.Choices.Length)));
        Func<double[], double[]> scaled = goals == 1 ? MinMax : Softmax;
        var known = scaled(goals == 1 ? [.. regions.Select(Best)] : Contributions(regions));
        var size = scaled([.. regions.Select(region => Math.Exp(region.LogVolume / choices))]);
        var doubt = scaled([.. regions.Select(region => Doubt(region, trials, regions.Length))]);
        return [.. regions.Select((_, i) => known[i] + (exploration * ((0.5 * size[i]) + (0.5 * doubt[i]))))];
    }

    /// <summary>How far its trials may lie from what they tell of the region.</summary>
    public static double Doubt(Region region, int trials, int regions)
    {
        var tried = (double)region.Points.Length;
        var rarity = Math.Max(0, Math.Log(trials * tried / regions));
        return Math.Sqrt(2 * Variance(region) * rarity / tried) + (rarity / tried);
    }

    private static double Best(Region region) => -region.Points.Min(point => point.Costs[0]);

    /// <summary>The volume below the front that only a region's trials dominate.</summary>
    private static double[] Contributions(ImmutableArray<Region> regions)
    {
        ValueArray<double> worst = [.. regions[0].Points[0].Costs.Select(_ => 1.0)];
        var all = VolumeOf(regions);
        return [.. regions.Select(region => all - VolumeOf(regions.Where(other => other != region)))];

        double VolumeOf(IEnumerable<Region> some) =>
            Hypervolume.Of(some.SelectMany(region => region.Points.Select(point => point.Costs)), worst);
    }

    private static double Variance(Region region) =>
        region.Points.Length == 1
            ? VarianceOfOne
            : Enumerable
                .Range(0, region.Points[0].Costs.Length)
                .Average(goal => Math.Pow(MeanAndDeviation.Compute([.. region.Points.Select(point => point.Costs[goal])]).Deviation, 2));

    private static double[] MinMax(double[] values)
    {
        var (least, most) = (values.Min(), values.Max());
        return Array.ConvertAll(values, value => most > least ? (value - least) / (most - least) : 0);
    }

    private static double[] Softmax(double[] values)
    {
        var most = values.Max();
        var powers = Array.ConvertAll(values, value => Math.Exp(value - most));
        return Array.ConvertAll(powers, power => power / powers.Sum());
    }
}
