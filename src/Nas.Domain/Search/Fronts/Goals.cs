using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Fronts;

/// <summary>The objectives of a search.</summary>
/// <param name="All">At least one, each once.</param>
public sealed record Goals(ValueArray<Goal> All)
{
    /// <summary>The objectives of a search that names none.</summary>
    public static Goals Usual { get; } = new([Goal.Accuracy, Goal.Params]);

    /// <summary>The accuracy alone.</summary>
    public static Goals Accuracy { get; } = new([Goal.Accuracy]);

    /// <summary>What a trial costs in each objective, less being better; none where a number is not known.</summary>
    public Option<ValueArray<double>> Of(Trial trial) =>
        All.Items.Map(goal => CostOf(goal, trial)).Sequence().Map(costs => (ValueArray<double>)[.. costs]);

    /// <summary>The trials that no other beats in every objective, in the order of proposal; of equals the first alone.</summary>
    public ImmutableArray<Trial> Front(IEnumerable<Trial> trials)
    {
        var known = Known(trials);
        return [.. Dominance.Front([.. known.Select(one => one.Costs)]).Select(i => known[i].Trial)];
    }

    /// <summary>The trial of a front that suits a preference; none where the front is empty.</summary>
    /// <param name="front">What <see cref="Front"/> gave.</param>
    /// <param name="preferred">The objective in which the trial should be best; none for the one nearest to the best of all, each
    /// objective measured in units of its range over the front.</param>
    public Option<Trial> Pick(ImmutableArray<Trial> front, Option<Goal> preferred)
    {
        var known = Known(front);
        return known.IsEmpty
            ? None
            : Some(
                preferred
                    .Match(
                        goal => known.MinBy(one => one.Costs[All.IndexOf(goal)]),
                        () =>
                        {
                            var scale = CostScale.Of(known.Select(one => one.Costs));
                            return known.MinBy(one => scale.Of(one.Costs).Sum(cost => cost * cost));
                        }
                    )
                    .Trial
            );
    }

    private ImmutableArray<(Trial Trial, ValueArray<double> Costs)> Known(IEnumerable<Trial> trials) =>
        [.. trials.SelectMany(trial => Of(trial).Map(costs => (trial, costs)).AsEnumerable())];

    private static Option<double> CostOf(Goal goal, Trial trial) =>
        goal switch
        {
            Goal.Accuracy => trial.Score.Map(score => -score),
            Goal.Latency => trial.Latency.Filter(_ => trial.Score.IsSome),
            Goal.Params or Goal.Macs => trial.Score.Bind(_ => trial.Proposal.Candidate).Bind(candidate => CostOf(goal, candidate)),
            _ => throw Closed.Unknown(goal),
        };

    /// <summary>What a candidate costs by arithmetic, before any trial; none where only a trial tells.</summary>
    public static Option<double> CostOf(Goal goal, Candidate candidate) =>
        goal switch
        {
            Goal.Params => candidate.Size.Parameters,
            Goal.Macs => candidate.Size.Macs,
            Goal.Accuracy or Goal.Latency => None,
            _ => throw Closed.Unknown(goal),
        };
}
