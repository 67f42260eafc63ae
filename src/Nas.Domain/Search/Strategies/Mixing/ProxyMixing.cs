using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Random;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>Metrics mixed into one score, with weights learnt from the outcomes of trials: RoBoT (He et al., ICLR 2024) as a
/// strategy.</summary>
/// <remarks>A pool of fresh samples is drawn once and its metrics are read; each trial trains the architecture that the mixture of what was
/// seen puts first. What a mixer tried on the way follows from the outcomes and is derived again, like everything about a model. When the
/// whole pool was tried, trials are fresh samples.</remarks>
/// <param name="Mixer">Learns how to mix.</param>
/// <param name="Pool">Architectures of the pool; fewer where the space has no more.</param>
/// <param name="Start">The first architectures of the pool that are trained are those with the largest mean of metrics; so many.</param>
public sealed record ProxyMixing(ProxyMixer Mixer, int Pool, int Start) : Strategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => MixingKinds.Robot;

    /// <inheritdoc/>
    public override ImmutableArray<string> Proxies => ProxyPool.Standard;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var pool = MixingPool.Draw(space, view, Pool);
        var unassessed = view.Assessments.Unassessed(pool.Select(child => child.Candidate));
        return !unassessed.IsEmpty ? Strategies.Draft.NeedsAssessment(unassessed)
            : view.Attempt > 0 ? Samples.Draft(space, view, stream)
            : new MixingDecisions(this, space, view, pool)
                .Next()
                .Match(choice => pool[choice.Row].ToDraft(), () => Samples.Draft(space, view, stream));
    }

    private static RandomSearch Samples { get; } = new();
}
