using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The surrogate's prediction for a trial, compared with its actual score.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Expected">The prediction of the model that decided when the trial was proposed: the normal score of its rank among the
/// training trials; with an archive the rank itself, from 0 (worst) to 1 (best); with a formula its value.</param>
/// <param name="Score">The actual score.</param>
/// <param name="ExpectedBySource">The prediction from the archive alone, on the same scale; none for a search without an archive.</param>
public sealed record SurrogateDiagnostics(int Trial, double Expected, double Score, Option<double> ExpectedBySource)
{
    /// <summary>All trials that a surrogate decided about, in order; nothing for a search without one.</summary>
    /// <remarks>Predictions are not recorded: they follow from the recipe and the outcomes, and are recomputed here.
    /// Trials whose predictions need proxies that were never computed, or that a formula has no value for, are left out.</remarks>
    public static IReadOnlyList<SurrogateDiagnostics> Compute(Recipe recipe, SearchSpace space, SearchState state) =>
        recipe.Strategy is not ISurrogateStrategy known
            ? []
            :
            [
                .. state
                    .Trials.Where(trial => trial.Number >= known.Surrogate.Start && trial.Score.IsSome && trial.Proposal.Candidate.IsSome)
                    .Where(trial => !known.Surrogate.IsAsked || Recorded(known.Surrogate, state, trial).IsSome)
                    .GroupBy(trial => known.Surrogate.FittedAt(trial.Number))
                    .SelectMany(trials =>
                        ExpectedOf(known.Surrogate, known.Population, space, state.ViewAt(trials.Key, recipe), [.. trials])
                    ),
            ];

    /// <summary>Kendall's tau-b of predictions and scores; NaN when nothing can be ranked.</summary>
    public static double Tau(IReadOnlyList<SurrogateDiagnostics> trials) =>
        KendallTau.B([.. trials.Select(trial => trial.Expected)], [.. trials.Select(trial => trial.Score)]);

    /// <summary>The same for the archive's predictions alone: how well other tasks predict this one. NaN without an archive.</summary>
    public static double SourceTau(IReadOnlyList<SurrogateDiagnostics> trials) =>
        KendallTau.B([.. trials.Select(trial => trial.ExpectedBySource.IfNone(double.NaN))], [.. trials.Select(trial => trial.Score)]);

    private static Option<double> Recorded(Surrogate surrogate, SearchState state, Trial trial) =>
        trial.Proposal.Candidate.Bind(candidate => AskedPrediction.Recorded(surrogate, state.Expected, trial.Number, candidate.Text));

    private static IEnumerable<SurrogateDiagnostics> ExpectedOf(
        Surrogate surrogate,
        int population,
        SearchSpace space,
        SearchView view,
        ImmutableArray<Trial> trials
    )
    {
        ImmutableArray<Candidate> candidates = [.. trials.SelectMany(trial => trial.Proposal.Candidate.AsEnumerable())];
        var model = SurrogateModel.At(surrogate, space, view, population);
        var (prediction, source) = (model.Predict(candidates), model.OfSource(candidates));
        return prediction
            .Scores.Select(
                (expected, i) =>
                    new SurrogateDiagnostics(trials[i].Number, expected, trials[i].Score.IfNone(double.NaN), source.Map(all => all[i]))
            )
            .Where(diagnostics => double.IsFinite(diagnostics.Expected));
    }
}
