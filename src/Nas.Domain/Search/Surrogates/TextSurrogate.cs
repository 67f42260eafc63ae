using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>A language model as the surrogate of a search, fitted again and again.</summary>
/// <remarks>Of eight fits in a row the first begins with the checkpoint, and each other one goes on from the one before: so no fit takes long,
/// and a resumed search has eight to repeat at most.</remarks>
internal static class TextSurrogate
{
    private const int FitsInARow = 8;

    /// <summary>The request for candidates by name; none while there is nothing to learn from.</summary>
    public static Option<Func<ValueArray<string>, FitRequest>> Asking(
        Surrogate surrogate,
        SearchSpace space,
        SearchView view,
        int population
    )
    {
        var lessons = Lessons(surrogate, space, view, population);
        return lessons.IsEmpty
            ? default(Option<Func<ValueArray<string>, FitRequest>>)
            : (Func<ValueArray<string>, FitRequest>)(
                candidates => new TextFit(view.Trial)
                {
                    Checkpoint = surrogate.Checkpoint,
                    Lessons = lessons,
                    Candidates = candidates,
                    Input = space.Input,
                    Optimism = surrogate.ExplorationWeight,
                }
            );
    }

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
