using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Strategies.Mixing.Neural;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>PO-NAS (Lin and Luo, NeurIPS 2025): the weights of the metrics are a learned function of the architecture.</summary>
/// <remarks>
/// <para>A small network is trained anew on all known accuracies with a loss about order, and the best predicted architecture comes next.</para>
/// <para>The pool's features describe the architectures, those of a <see cref="GraphEncoder"/> in the published method. Where parts of an architecture can be
/// hidden, each step of training sees it with others hidden: the few accuracies are then not learnt by heart.</para>
/// </remarks>
public sealed record PerArchitecture : MetricMixer
{
    // Ways to hide parts of an architecture that a fit knows; published is a fresh one in every step.
    private const int Draws = 16;

    /// <summary>The difference of accuracies that is none, in their unit.</summary>
    public double Threshold { get; init; } = 0.1;

    /// <summary>The learning rate that is published for tables.</summary>
    public const double PublishedRate = 3e-4;

    /// <summary>The learning rate of the first step; it falls to 0 by a cosine. Published are 3e-4 for tables and 3e-3 for DARTS; what lies between does better
    /// (docs/research/metric-mixing.md).</summary>
    public double Rate { get; init; } = 1e-3;

    /// <summary>The most training steps of a fit.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>Whether parts stay hidden when the pool is scored, unless the loss has become good enough. The public code does so, by leaving training switched
    /// on; the publication tells nothing of it.</summary>
    public bool ScoresMasked { get; init; }

    /// <inheritdoc/>
    /// <remarks>As published.</remarks>
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

        var (generator, isGood) = new GeneratorTraining(new(Threshold), Rate, Steps).Fit(Known(pool, distinct, stream.Child("draws")), stream);
        var features = ScoresMasked && !isGood
            ? pool.Masked.Match(masked => masked([.. Enumerable.Range(0, pool.Rows)], stream.Child("scores")), () => pool.Features)
            : pool.Features;
        var weights = PoolWeights.Of(generator, PoolFeatures.Of(features), pool.Mixed.Columns);
        return new([.. Enumerable.Range(0, pool.Rows).Select(row => MixedScore.Of(weights.Of(row), pool.MetricsOf(row)))], row => [.. weights.Of(row)]);
    }

    private static SeenArchitectures Known(MetricPool pool, ImmutableArray<Observation> seen, RandomStream stream)
    {
        ImmutableArray<int> rows = [.. seen.Select(observation => observation.Row)];
        var features = PoolFeatures.Of(pool.Masked.Match(
            masked => masked([.. Enumerable.Range(0, Draws * rows.Length).Select(i => rows[i % rows.Length])], stream),
            () => pool.Features.TakeRows(rows)));
        return new(
            features,
            [.. rows.Select(row => pool.MetricsOf(row))],
            [.. seen.Select(observation => observation.Accuracy)]);
    }
}
