using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Randomness;

namespace Nas.Domain.Search;

/// <summary>What the surrogate of a search expected of a trial that has a score by now.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Expected">The prediction of the model that decided when the trial was proposed: a rank from 0, the worst, to 1, the best, among what it had learnt from.</param>
/// <param name="Score">What came out.</param>
public sealed record SurrogateHindsight(int Trial, double Expected, double Score)
{
    /// <summary>All trials that a surrogate decided about, in order; nothing for a search without one.</summary>
    /// <remarks>Predictions are no part of a history: they follow from the recipe and the outcomes, and are derived again here.
    /// Trials whose predictions need proxies that were never computed are left out.</remarks>
    public static IReadOnlyList<SurrogateHindsight> Of(Recipe recipe, SearchSpace space, SearchState state) => SurrogateOf(recipe.Strategy) is not { } known
        ? []
        : [.. state.Trials
            .Where(trial => trial.Number >= known.Surrogate.Start && trial.Score.IsSome && trial.Proposal.Candidate.IsSome)
            .GroupBy(trial => known.Surrogate.FittedAt(trial.Number))
            .SelectMany(trials => ExpectedOf(known.Surrogate, known.Population, space, ViewAt(trials.Key, recipe, state), [.. trials]))];

    private static IEnumerable<SurrogateHindsight> ExpectedOf(Surrogate surrogate, int population, SearchSpace space, SearchView view, ImmutableArray<Trial> trials)
    {
        var forecast = SurrogateModel.Of(surrogate, space, view, population, [.. trials.SelectMany(trial => trial.Proposal.Candidate.AsEnumerable())]);
        return forecast.Scores.Select((expected, i) => new SurrogateHindsight(trials[i].Number, expected, trials[i].Score.IfNone(double.NaN)));
    }

    private static SearchView ViewAt(int trial, Recipe recipe, SearchState state) => new(trial, recipe.Seeds.Count, state.Trials, recipe.Lookahead)
    {
        Limits = recipe.Limits,
        Shared = RandomStream.FromSeed(recipe.Seed).Child("strategy"),
        Readings = state.Readings,
    };

    private static (Surrogate Surrogate, int Population)? SurrogateOf(Strategy strategy) => strategy switch
    {
        SurrogateSelection s => (s.Surrogate, s.Evolution.Population),
        SurrogateRejection s => (s.Surrogate, s.Evolution.Population),
        SurrogateObjective s => (s.Surrogate, s.Evolution.Population),
        _ => null,
    };
}
