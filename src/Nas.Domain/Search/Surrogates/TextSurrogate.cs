using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>A language model as the surrogate of a search. Its predictions are asked for and recorded.</summary>
/// <remarks>Of eight fits in a row the first begins with the checkpoint, and each other one goes on from the one before: so no fit takes long,
/// and a resumed search has eight to repeat at most.</remarks>
internal static class TextSurrogate
{
    private const int FitsInARow = 8;

    /// <summary>What the model expects of candidates, or the request to ask first. Nothing while there is nothing to learn from.</summary>
    public static SurrogatePrediction Predict(
        Surrogate surrogate,
        SearchSpace space,
        SearchView view,
        int population,
        ImmutableArray<Candidate> candidates
    )
    {
        var lessons = Lessons(surrogate, space, view, population);
        if (lessons.IsEmpty || candidates.IsEmpty)
        {
            return new([], []);
        }

        var known = candidates.Select(candidate => Expected(surrogate, view.Expected, view.Trial, candidate.Text)).ToArray();
        var unknown = candidates.Where((_, i) => known[i].IsNone).Select(candidate => candidate.Text).Distinct(StringComparer.Ordinal);
        return known.All(score => score.IsSome)
            ? new([.. known.Select(score => score.IfNone(double.NaN))], [])
            : new([], [])
            {
                Unfitted = new TextFit(view.Trial)
                {
                    Checkpoint = surrogate.Checkpoint,
                    Lessons = lessons,
                    Candidates = [.. unknown],
                    Input = space.Input,
                    Optimism = surrogate.ExplorationWeight,
                },
            };
    }

    /// <summary>What the model that decides about a trial expects of a candidate; none where it was not asked.</summary>
    public static Option<double> Expected(Surrogate surrogate, RecordedFits fits, int trial, string architecture)
    {
        var fitted = surrogate.FittedAt(trial);
        return fits.Find(architecture, fitted, fitted + surrogate.Refit);
    }

    /// <summary>Whether there is anything to learn from.</summary>
    public static bool HasLearnt(Surrogate surrogate, SearchSpace space, SearchView view, int population) =>
        !Lessons(surrogate, space, view, population).IsEmpty;

    private static ImmutableArray<TextLesson> Lessons(Surrogate surrogate, SearchSpace space, SearchView view, int population)
    {
        var last = (view.Trial - surrogate.Start) / surrogate.Refit;
        var first = last - last % FitsInARow;
        var lessons = ImmutableArray.CreateBuilder<TextLesson>();
        if (!space.Examples.IsEmpty)
        {
            lessons.Add(new(space.Examples, IsShort: false, view.Shared.Child("source")));
        }

        for (var fit = first; fit <= last; fit++)
        {
            var at = surrogate.Start + fit * surrogate.Refit;
            var examples = Examples(surrogate, space.Input, surrogate.Seen(view.At(at), population));
            if (examples.Length >= Surrogate.MinRows)
            {
                lessons.Add(new(examples, IsShort: fit > first && lessons.Count > 0, view.Shared.Child("surrogate").Child(at)));
            }
        }

        return lessons.ToImmutable();
    }

    private static ImmutableArray<TextExample> Examples(Surrogate surrogate, string input, Arr<Trial> trials)
    {
        var targets = Targets.Scaled(
            surrogate.Targets.IfNone(TargetScale.Percentile),
            [.. trials.Map(trial => trial.Score.IfNone(double.NaN))]
        );
        return
        [
            .. trials.Select(
                (trial, i) => new TextExample(trial.Proposal.Candidate.Map(found => found.Text).IfNone(""), input, targets[i])
            ),
        ];
    }
}
