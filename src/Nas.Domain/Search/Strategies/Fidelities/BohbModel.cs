using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>BOHB's model (Falkner et al., 2018): of many variants of good trials, the one that is the most likely among good and the least
/// among bad ones, in its derivation and in its hyperparameters.</summary>
/// <param name="good">The good trials.</param>
/// <param name="productions">The model of derivations.</param>
/// <param name="values">The model of hyperparameters; none where the search chooses none.</param>
internal sealed class BohbModel(ValueArray<Trial> good, ProductionModel productions, Option<ValueModel> values)
{
    private const int Variants = 16;
    private const int MaxChanges = 3;

    /// <summary>How often a variant differs in its hyperparameters alone, as with other strategies.</summary>
    private const double KeptShare = 1.0 / 3;

    /// <summary>The model of what may be seen; none where that is too little.</summary>
    public static Option<BohbModel> Find(SearchSpace space, SearchView view) =>
        RankedTrials.Longest(view) is { IsEmpty: false } trials
            ? Some(space.Evaluator.Of(new BohbFit(space, trials, view.Tuned, view.Shared)))
            : None;

    /// <summary>The variant that the model likes most; none where none may be proposed.</summary>
    public Option<Draft> Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var (best, score) = (Option<Draft>.None, double.NegativeInfinity);
        for (var variant = 0; variant < Variants; variant++)
        {
            var (draft, ratio) = Vary(space, view, stream.Child(variant));
            if (ratio > score)
            {
                (best, score) = (Some(draft), ratio);
            }
        }

        return best;
    }

    /// <summary>A variant of a good trial and how much speaks for it.</summary>
    private (Draft Draft, double Ratio) Vary(SearchSpace space, SearchView view, RandomStream stream)
    {
        var cursor = stream.Child("parent").Cursor();
        var at = cursor.NextInt(good.Length);
        var changes = values.IsSome && stream.Child("kept").Cursor().NextDouble() < KeptShare ? 0 : ChangesOf(ref cursor);
        var draft = new Draft(new Origin.Mutated(good[at].Number), Changed(space, good[at].Proposal.Candidate, changes, stream));
        return draft.Candidate.Case is not Candidate candidate ? (draft, double.NegativeInfinity)
            : values.Case is ValueModel model ? Tuned(draft, candidate, view, model, model.Near(at, stream.Child("values")))
            : (draft, view.Allows(candidate) ? productions.LogRatio(candidate) : double.NegativeInfinity);
    }

    private (Draft Draft, double Ratio) Tuned(Draft draft, Candidate candidate, SearchView view, ValueModel model, double[] places) =>
        (
            draft with
            {
                Values = model.At(places),
            },
            view.Limits.Allow(candidate.Size) ? productions.LogRatio(candidate) + model.LogRatio(places) : double.NegativeInfinity
        );

    private static int ChangesOf(ref RandomCursor cursor)
    {
        var changes = 1;
        while (changes < MaxChanges && cursor.NextDouble() < 0.5)
        {
            changes++;
        }

        return changes;
    }

    private static Option<Candidate> Changed(SearchSpace space, Option<Candidate> candidate, int changes, RandomStream stream) =>
        Enumerable.Range(0, changes).Fold(candidate, (current, change) => current.Bind(one => space.Mutate(one, stream.Child(change))));
}
