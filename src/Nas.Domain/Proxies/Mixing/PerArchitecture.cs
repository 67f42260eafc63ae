using System.Collections.Immutable;
using Nas.Domain.Proxies.Mixing.Neural;
using Nas.Domain.Randomness;
using Nas.Domain.Surrogates;

namespace Nas.Domain.Proxies.Mixing;

/// <summary>PO-NAS (Lin and Luo, NeurIPS 2025): the weights of the metrics are a learned function of the architecture.</summary>
/// <remarks>
/// <para>A small network is trained anew on all known accuracies with a loss about order, and the best predicted architecture comes next.</para>
/// <para>The pool's features describe the architectures; those of a <see cref="GraphEncoder"/> make it the published method. Unlike there, scores are
/// computed without random masking.</para>
/// </remarks>
public sealed record PerArchitecture : MetricMixer
{
    /// <summary>The difference of accuracies that is none, in their unit.</summary>
    public double Threshold { get; init; } = 0.1;

    /// <summary>The most training steps of a fit.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>How many networks are trained; the published method has 1.</summary>
    public int Members { get; init; } = 1;

    /// <summary>How many standard deviations over the members are added to their mean score; 0 chooses greedily, as published.</summary>
    public double Kappa { get; init; }

    /// <summary>Whether learning starts from equal weights for all metrics, so that few labels give nearly the plain mean. Not published.</summary>
    public bool FromMean { get; init; }

    /// <inheritdoc/>
    /// <remarks>As published. It is greedy, and from ranks it hardly leaves its first architectures.</remarks>
    public override MetricScale Scale => MetricScale.MinMax;

    /// <inheritdoc/>
    public override bool SeesArchitecture => true;

    /// <inheritdoc/>
    public override Mixture Fit(MetricPool pool, ImmutableArray<Observation> seen, RandomStream stream)
    {
        var distinct = seen.DistinctBy(observation => observation.Row).ToImmutableArray();
        if (distinct.Length < 2)
        {
            return new UniformMean().Fit(pool, seen, stream);
        }

        var features = StandardFeatures.Of(pool.Features);
        var training = new GeneratorTraining(new(Threshold), Steps, FromMean);
        ImmutableArray<int> rows = [.. distinct.Select(observation => observation.Row)];
        var members = Enumerable.Range(0, Members).Select(member => PoolWeights.Of(
            training.Fit(features.Take(rows), [.. rows.Select(row => PoolWeights.Metrics(pool, row))], [.. distinct.Select(o => o.Accuracy)], stream.Child(member)),
            features,
            pool.Mixed.Columns)).ToImmutableArray();
        return new([.. Enumerable.Range(0, pool.Rows).Select(row => Score(pool, members, row))], row => Mean(members, row));
    }

    private double Score(MetricPool pool, ImmutableArray<PoolWeights> members, int row)
    {
        var metrics = PoolWeights.Metrics(pool, row);
        var (mean, deviation) = MeanAndDeviation.Of([.. members.Select(member => MixedScore.Of(member.Of(row), metrics))]);
        return mean + Kappa * deviation;
    }

    private static ImmutableArray<double> Mean(ImmutableArray<PoolWeights> members, int row)
    {
        var all = members.Select(member => member.Of(row)).ToArray();
        return [.. Enumerable.Range(0, all[0].Length).Select(k => all.Average(weights => weights[k]))];
    }
}
