using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>Of many candidates, the one that is expected to add most to the volume below the front (Emmerich et al., 2006): models predict
/// the objectives that only a trial tells, arithmetic the others.</summary>
/// <remarks>All trials of a round choose from one pool. Choosing the best of many more would find those whose predictions are the most
/// wrong.</remarks>
/// <param name="Start">Fresh samples that come first.</param>
/// <param name="Sampled">Candidates of a round.</param>
/// <param name="Refit">Trials of a round.</param>
public sealed record FrontSurrogate(int Start, int Sampled, int Refit) : Strategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => MultiObjectiveKinds.FrontSurrogate;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var round = Math.Max(Start, view.Trial / Refit * Refit);
        ImmutableArray<PooledCandidate> pool =
            view.Trial < Start || view.Attempt > 0 ? [] : space.Evaluator.Of(new FrontPool(space, view.At(round), Sampled));
        ImmutableArray<PooledCandidate> open = [.. pool.Where(one => view.Allows(one.Drafted.Candidate))];
        return open.IsEmpty ? new(new Origin.Sampled(), space.Sample(stream.Child("sample"))) : MostGaining(open, view).Drafted.ToDraft();
    }

    private static PooledCandidate MostGaining(ImmutableArray<PooledCandidate> pool, SearchView view)
    {
        var seen = SeenCosts.Of(view);
        var scale = CostScale.Of(seen.Select(one => one.Costs));
        var volume = new FrontVolume([.. SeenCosts.Front(seen).Select(one => scale.Of(one.Costs))], scale.Reference);
        return pool.MaxBy(one => one.ExpectedGain(volume, scale))!;
    }
}
