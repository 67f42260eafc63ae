using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>PO-NAS (Lin and Luo, NeurIPS 2025): the weights of the metrics are a learned function of the architecture.</summary>
/// <remarks>
/// <para>A pool of fresh samples is drawn once and its metrics are read. Each trial trains the architecture that a small network puts
/// first, which is fitted anew to all known accuracies, with a loss about order. The fit is an effect: its scores are recorded, and from
/// then on a fact.</para>
/// <para>A graph network describes the architectures; it learns from their metrics, before any accuracy is known. Each step of a fit sees
/// the architectures with other parts hidden: the few accuracies are then not learnt by heart.</para>
/// </remarks>
/// <param name="Pool">Architectures of the pool; fewer where the space has no more.</param>
/// <param name="Start">The first architectures of the pool that are trained are those with the largest mean of metrics; so many.</param>
public sealed record PoNas(int Pool, int Start) : Strategy
{
    private const int MinSeen = 2;

    /// <summary>The learning rate that is published for tables.</summary>
    public const double PublishedRate = 3e-4;

    /// <summary>The difference of accuracies that is none, in percent.</summary>
    public double Threshold { get; init; } = 0.1;

    /// <summary>The learning rate of the first step; it falls to 0 by a cosine. Published are 3e-4 for tables and 3e-3 for DARTS; what lies
    /// between does better (docs/research/metric-mixing.md).</summary>
    public double Rate { get; init; } = 1e-3;

    /// <summary>The most training steps of a fit.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>Whether parts stay hidden when the pool is scored, unless the loss has become good enough. The public code does so, by
    /// leaving training switched on; the publication tells nothing of it.</summary>
    public bool ScoresMasked { get; init; }

    /// <inheritdoc/>
    public override StrategyKind Kind => MixingKinds.PerArchitecture;

    /// <inheritdoc/>
    public override ImmutableArray<string> Proxies => ProxyPool.Standard;

    private static RandomSearch Samples { get; } = new();

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var pool = MixingPool.Draw(space, view, Pool);
        var unassessed = view.Assessments.Unassessed(pool.Select(child => child.Candidate));
        var trials = PoolTrials.Of(space, pool);
        var tried = trials.Tried(view);
        return !unassessed.IsEmpty ? Strategies.Draft.NeedsAssessment(unassessed)
            : view.Attempt > 0 || tried.Count == pool.Length ? Samples.Draft(space, view, stream)
            : Next(space, view, pool, trials, tried);
    }

    private Draft Next(
        SearchSpace space,
        SearchView view,
        ImmutableArray<DraftedCandidate> pool,
        PoolTrials trials,
        IReadOnlySet<int> tried
    )
    {
        // As published: metrics scaled from their least to their largest value.
        var metrics = MixingPool.Build(ProxyScale.MinMax, space, view, pool);
        var seen = trials
            .Scored(view)
            .Select(trial => trials.Observe(trial, []))
            .DistinctBy(observation => observation.Row)
            .ToImmutableArray();
        return tried.Count < Start || seen.Length < MinSeen ? Best(UniformMean.Of(metrics))
            : view.Fit.Filter(fit => fit.Trial == view.Trial && fit.Scores.Count == pool.Length).Case is FitResult fit
                ? Best(new([.. fit.Scores], _ => []))
            : Strategies.Draft.NeedsAssessment(
                new WeightFit(view.Trial)
                {
                    Settings = this,
                    Metrics = metrics.Mixed,
                    Description = PoolDescription.Of(space, pool),
                    Seen = seen,
                    EncoderStream = view.Shared.Child("encoder"),
                    Stream = view.Shared.Child("mixing").Child(view.Trial).Child(seen.Length),
                }
            );

        Draft Best(Mixture mixture) => pool[mixture.Best(tried)].ToDraft();
    }
}
