using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>The better and the other trials that BOHB learns from (Falkner et al., 2018).</summary>
/// <param name="Good">The best 15 %, the best first.</param>
/// <param name="Bad">The others.</param>
internal sealed record RankedTrials(ValueArray<Trial> Good, ValueArray<Trial> Bad)
{
    private const double GoodShare = 0.15;
    private const double BadShare = 0.85;

    /// <summary>The choices of a NAS-Bench-201 cell. Derivations have no fixed number of them.</summary>
    private const int Choices = 6;

    /// <summary>The fewest trials on either side: one more than a trial has choices.</summary>
    public static int MinSide(Option<TunedTraining> tuned) => 1 + Math.Max(Choices, tuned.Map(one => one.Space.All.Length).IfNone(0));

    /// <summary>The scored trials of the longest training that has enough of them; empty where none has.</summary>
    public static ImmutableArray<Trial> Longest(SearchView view)
    {
        var lengths = new SortedDictionary<int, ImmutableArray<Trial>.Builder>();
        foreach (var trial in view.Shown)
        {
            if (trial.Score.IsSome)
            {
                var length = trial.Proposal.Epochs.IfNone(0);
                if (!lengths.TryGetValue(length, out var known))
                {
                    lengths[length] = known = ImmutableArray.CreateBuilder<Trial>();
                }

                known.Add(trial);
            }
        }

        var enough = 2 * MinSide(view.Tuned);
        return lengths.Values.LastOrDefault(known => known.Count >= enough)?.ToImmutable() ?? [];
    }

    /// <summary>The halves of some trials.</summary>
    public static RankedTrials Of(ValueArray<Trial> trials, int minSide)
    {
        var ranked = trials.OrderByDescending(trial => trial.Score.IfNone(0)).ThenBy(trial => trial.Number).ToImmutableArray();
        var good = Math.Max(minSide, (int)(GoodShare * ranked.Length));
        var bad = Math.Max(minSide, (int)(BadShare * ranked.Length));
        return new([.. ranked.Take(good)], [.. ranked.Skip(good).Take(bad)]);
    }
}
