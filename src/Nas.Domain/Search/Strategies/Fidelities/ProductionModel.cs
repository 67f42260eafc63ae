using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>BOHB's model (Falkner et al., 2018) where candidates are derivations: how often good and bad ones take each alternative of the
/// grammar at each place, instead of two densities over a vector.</summary>
/// <remarks>It learns from the longest training that has enough trials. A new candidate is a variant of a good one, that of many for which
/// the good ones speak most and the bad ones least.</remarks>
internal sealed class ProductionModel
{
    /// <summary>The fewest trials on either side: one more than the choices of a NAS-Bench-201 cell, as BOHB has it for as many numbers.</summary>
    public const int MinSide = 7;

    private const double GoodShare = 0.15;
    private const double BadShare = 0.85;
    private const int Variants = 16;
    private const int MaxChanges = 3;

    private readonly ImmutableArray<Trial> _good;
    private readonly ProductionCounts _likely;
    private readonly ProductionCounts _unlikely;

    private ProductionModel(SearchSpace space, ImmutableArray<Trial> good, ImmutableArray<Trial> bad)
    {
        _good = good;
        _likely = ProductionCounts.Of(good.SelectMany(trial => ProductionsOf(space, trial)));
        _unlikely = ProductionCounts.Of(bad.SelectMany(trial => ProductionsOf(space, trial)));
    }

    /// <summary>The model of what may be seen; none where that is too little.</summary>
    public static Option<ProductionModel> Find(SearchSpace space, SearchView view)
    {
        var enough = view
            .Shown.Where(trial => trial.Score.IsSome)
            .GroupBy(trial => trial.Proposal.Epochs.IfNone(0))
            .Where(length => length.Count() >= 2 * MinSide)
            .MaxBy(length => length.Key);
        return enough is null ? None : Some(Fit(space, [.. enough]));
    }

    /// <summary>The candidate that the model likes most among variants of good ones; none where none of them may be proposed.</summary>
    public Option<Draft> Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var (best, score) = (Option<Draft>.None, double.NegativeInfinity);
        for (var variant = 0; variant < Variants; variant++)
        {
            var (parent, candidate) = Vary(space, stream.Child(variant));
            if (candidate.Filter(view.Allows).Case is Candidate found && LogRatio(space, found) is var ratio && ratio > score)
            {
                (best, score) = (new Draft(new Origin.Mutated(parent.Number), found), ratio);
            }
        }

        return best;
    }

    private static ProductionModel Fit(SearchSpace space, Trial[] trials)
    {
        var ranked = trials.OrderByDescending(trial => trial.Score.IfNone(0)).ThenBy(trial => trial.Number).ToImmutableArray();
        var good = Math.Max(MinSide, (int)(GoodShare * ranked.Length));
        var bad = Math.Max(MinSide, (int)(BadShare * ranked.Length));
        return new(space, [.. ranked.Take(good)], [.. ranked.Skip(good).Take(bad)]);
    }

    private static IEnumerable<Production> ProductionsOf(SearchSpace space, Trial trial) =>
        trial.Proposal.Candidate.Map(candidate => space.Productions(candidate).AsEnumerable()).IfNone([]);

    private double LogRatio(SearchSpace space, Candidate candidate) =>
        space.Productions(candidate).Sum(production => _likely.LogShare(production) - _unlikely.LogShare(production));

    private (Trial Parent, Option<Candidate> Candidate) Vary(SearchSpace space, RandomStream stream)
    {
        var cursor = stream.Child("parent").Cursor();
        var parent = _good[cursor.NextInt(_good.Length)];
        var candidate = parent.Proposal.Candidate;
        for (var change = 0; change == 0 || (change < MaxChanges && cursor.NextDouble() < 0.5); change++)
        {
            var changes = stream.Child(change);
            candidate = candidate.Bind(current => space.Mutate(current, changes));
        }

        return (parent, candidate);
    }
}
