using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Recipes;

namespace Nas.Domain.Search.Studies;

/// <summary>What the field asks of a comparison (after Lindauer and Hutter, JMLR 2020, and White et al., 2023).</summary>
public static class StudyChecklist
{
    private const int EnoughSeeds = 5;

    private static readonly ImmutableArray<string> Baselines = ["random", "local-search", "regularised-evolution"];

    /// <summary>The points, in the order of a page.</summary>
    /// <param name="results">The study and its outcomes.</param>
    /// <param name="recipes">A recipe of each method, on one task.</param>
    /// <param name="machine">The machine that it ran on.</param>
    public static ImmutableArray<StudyCheck> Of(StudyResults results, ImmutableArray<Recipe> recipes, string machine) =>
        [
            Seeds(results),
            Complete(results),
            Cost(recipes),
            Compared(recipes),
            SameSpace(recipes),
            Separate(results),
            new("Differences have intervals", true, "95 % intervals of paired differences, Student's t; ranks with the Nemenyi test"),
            new("The hardware is stated", true, machine),
            new("The cost of tuning the methods is counted", default, "say how the settings of each method were chosen, and at which cost"),
        ];

    private static StudyCheck Seeds(StudyResults results) =>
        new(
            $"Several seeds, at least {EnoughSeeds}",
            results.Study.Seeds >= EnoughSeeds,
            FormattableString.Invariant($"{results.Study.Seeds}, from {results.Study.FirstSeed} on, the same for all methods")
        );

    private static StudyCheck Complete(StudyResults results) =>
        new(
            "Every search has ended",
            results.Outcomes.Length == results.Study.Searches.Count,
            FormattableString.Invariant($"{results.Outcomes.Length} of {results.Study.Searches.Count}")
        );

    private static StudyCheck Cost(ImmutableArray<Recipe> recipes) =>
        new(
            "Equal cost: the same budget, training and limits for all methods",
            AllAlike(recipes, recipe => (recipe.Budget, recipe.Training, recipe.FinalTraining, recipe.Limits)),
            string.Join("; ", recipes.Select(BudgetOf).Distinct(StringComparer.Ordinal))
        );

    private static StudyCheck Compared(ImmutableArray<Recipe> recipes)
    {
        var missing = Baselines.Where(name => !recipes.Any(recipe => recipe.Strategy.Name == name)).ToList();
        return new(
            "Baselines take part: random search, local search and evolution",
            missing.Count == 0,
            missing.Count == 0 ? "all three" : $"without {string.Join(", ", missing)}"
        );
    }

    private static StudyCheck SameSpace(ImmutableArray<Recipe> recipes) =>
        new(
            "One search space for all methods",
            AllAlike(recipes, recipe => recipe.Grammar),
            string.Join(", ", recipes.Select(recipe => recipe.Grammar.Name).Distinct(StringComparer.Ordinal))
        );

    private static StudyCheck Separate(StudyResults results)
    {
        var (untested, again) = (
            results.Outcomes.Count(outcome => outcome.Test.IsNone),
            results.Outcomes.Count(outcome => outcome.TestLooks > 1)
        );
        return new(
            "Searches look at the validation part, the test part is looked at once",
            untested == 0 && again == 0,
            FormattableString.Invariant($"{untested} searches without a test, {again} with more than one")
        );
    }

    private static bool AllAlike<T>(ImmutableArray<Recipe> recipes, Func<Recipe, T> what) => recipes.Select(what).Distinct().Count() <= 1;

    private static string BudgetOf(Recipe recipe) =>
        string.Join(
            ", ",
            new[]
            {
                recipe.Budget.Trials.Map(trials => FormattableString.Invariant($"{trials} trials")),
                recipe.Budget.Epochs.Map(epochs => FormattableString.Invariant($"{epochs} epochs")),
                recipe.Budget.Minutes.Map(minutes => FormattableString.Invariant($"{minutes} minutes")),
                FormattableString.Invariant($"{recipe.Training.Epochs} epochs a trial"),
            }.Somes()
        );
}
