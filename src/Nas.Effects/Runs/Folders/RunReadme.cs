using System.Globalization;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;

namespace Nas.Effects.Runs.Folders;

/// <summary>The page that explains a run folder.</summary>
internal static class RunReadme
{
    public static string Print(Recipe recipe, SearchState state, string folder) =>
        FormattableString.Invariant(
            $"""
            # A search by nas-search {recipe.ToolVersion}

            Task {PlainText.Line(recipe.Task.Name)} ({recipe.Task.Input}, {recipe.Task.Target.Text}), grammar {recipe.Grammar.Name}, strategy {recipe.Strategy.Name}, seed {recipe.Seed}.

            - Trials: {state.Trials.Count}, of which scored: {state.Trials.Count(trial => trial.Score.IsSome)}.
            - Best: {state.Best.Map(Best).IfNone("none yet")}.
            - Final training: {state.FinalOfBest.Map(Final).IfNone("not done")}.
            - Test images: looked at {Times(state.TestLooks)}.
            - State: {state.Stopped.Map(reason => $"stopped ({reason})").IfNone("running, or ended without stopping")}.

            Commands, from the folder that this one lies in:

                nas-search search --resume {NameOf(folder)}
                nas-search replay {NameOf(folder)}
                nas-search status {NameOf(folder)}
                nas-search export {NameOf(folder)}
                nas-search predict {NameOf(folder)} FILE
                nas-search retrain {NameOf(folder)} --trial best

            `run.db` is the search itself and `recipe.yaml` all that it follows from{Archive(
                recipe
            )}; every other file is derived from these.

            """
        );

    private static string Archive(Recipe recipe) =>
        Surrogate.FindIn(recipe.Strategy).Exists(surrogate => surrogate.Source.IsSome)
            ? ", with `archive.csv`, which its surrogate learnt from before the first trial"
            : "";

    /// <summary>The folder's own name, in quotes where a shell needs them; a name that begins like an option is a path.</summary>
    private static string NameOf(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var plain = name.StartsWith('-') ? "./" + name : name;
        return plain.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
            ? plain
            : $"'{plain.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    private static string Times(int looks) =>
        looks switch
        {
            0 => "never",
            1 => "once",
            _ => string.Create(CultureInfo.InvariantCulture, $"{looks} times"),
        };

    private static string Best(Trial trial) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"trial {trial.Number}, score {trial.Score.IfNone(double.NaN):0.0000} (best/architecture.txt)"
        );

    private static string Final(FinalResult final) =>
        final.Verdict is Verdict.Scored scored
            ? string.Join(", ", scored.AllMetrics.Map(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Value:0.0000}")))
            : $"{final.Verdict.Kind} {final.Verdict.Explanation}";
}
