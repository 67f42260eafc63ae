using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Trees;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>Of many variants of the front, the one that is expected to add most to the volume below it: a surrogate for each objective
/// that only a trial tells, arithmetic for the others.</summary>
/// <param name="Start">Fresh samples that come first.</param>
/// <param name="Sampled">Variants that are considered for a trial.</param>
/// <param name="Refit">Trials after which the surrogates are fitted again.</param>
public sealed record FrontSurrogate(int Start, int Sampled, int Refit) : Strategy
{
    private const int MaxChanges = 3;

    // What is measured on a device is nearly a sum over operations; accuracy is not.
    private static readonly Predictor OfLatency = new Ridge();
    private static readonly Predictor OfAccuracy = Forest.Random;

    /// <inheritdoc/>
    public override StrategyKind Kind => MultiObjectiveKinds.FrontSurrogate;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var seen = view.Trial < Start ? [] : SeenCosts.Of(view);
        if (seen.IsEmpty)
        {
            return new(new Origin.Sampled(), space.Sample(stream.Child("sample")));
        }

        var front = SeenCosts.Front(seen);
        var children = Variants(space, view, [.. front.Select(one => one.Trial)], stream);
        if (children.IsEmpty)
        {
            return new(new Origin.Sampled(), space.Sample(stream.Child("sample")));
        }

        var scale = CostScale.Of(seen.Select(one => one.Costs));
        ImmutableArray<ValueArray<double>> below = [.. front.Select(one => scale.Of(one.Costs))];
        var predicted = Predict(space, view, [.. children.Select(child => child.Candidate)]);
        var gains = predicted.Select(costs => Hypervolume.Of(below.Add(scale.Of(costs)), scale.Reference)).ToArray();
        return children[System.Array.IndexOf(gains, gains.Max())].ToDraft();
    }

    private ImmutableArray<DraftedCandidate> Variants(
        SearchSpace space,
        SearchView view,
        ImmutableArray<Trial> parents,
        RandomStream stream
    )
    {
        var (found, texts) = (
            ImmutableArray.CreateBuilder<DraftedCandidate>(),
            new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal)
        );
        for (var i = 0; i < Sampled; i++)
        {
            var (parent, variant) = Vary(space, parents, stream.Child("variants").Child(i));
            if (variant.Filter(view.Allows).Case is Candidate candidate && texts.Add(candidate.Text))
            {
                found.Add(new(new Origin.Mutated(parent.Number), candidate));
            }
        }

        return found.ToImmutable();
    }

    private static (Trial Parent, Option<Candidate> Variant) Vary(SearchSpace space, ImmutableArray<Trial> parents, RandomStream stream)
    {
        var cursor = stream.Cursor();
        var parent = parents[cursor.NextInt(parents.Length)];
        var variant = parent.Proposal.Candidate;
        for (var change = 0; change == 0 || (change < MaxChanges && cursor.NextDouble() < 0.5); change++)
        {
            var changes = stream.Child(change);
            variant = variant.Bind(current => space.Mutate(current, changes));
        }

        return (parent, variant);
    }

    /// <summary>What candidates are expected to cost in each objective.</summary>
    private ImmutableArray<ValueArray<double>> Predict(SearchSpace space, SearchView view, ImmutableArray<Candidate> candidates)
    {
        var known = SeenCosts.Of(view.At(Math.Max(Start, view.Trial / Refit * Refit)));
        var rows = GoalFit.Encode(space, candidates);
        double[][] byGoal =
        [
            .. view.Goals.All.Select(
                (goal, i) =>
                    Goals.CostOf(goal, candidates[0]).IsSome
                        ? candidates.Select(candidate => Goals.CostOf(goal, candidate).IfNone(0)).ToArray()
                        : space
                            .Evaluator.Of(
                                new GoalFit(
                                    goal == Goal.Latency ? OfLatency : OfAccuracy,
                                    space,
                                    [.. known.SelectMany(one => one.Trial.Proposal.Candidate.AsEnumerable())],
                                    [.. known.Select(one => one.Costs[i])],
                                    view.Shared.Child("goal").Child(i)
                                )
                            )
                            .Predict(rows, IndexMap.Sequential)
            ),
        ];
        return [.. candidates.Select((_, row) => (ValueArray<double>)[.. byGoal.Select(costs => costs[row])])];
    }
}
