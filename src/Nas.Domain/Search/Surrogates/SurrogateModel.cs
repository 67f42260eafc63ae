using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Fits a search's surrogate to its trials and predicts candidates.</summary>
/// <remarks>It learns ranks, so that failed networks do not hide the differences among good ones: as normal scores, which separate the
/// best, or, together with a
/// model of other tasks, as shares of the trials, because the range of normal scores depends on their number and the two models are
/// averaged.</remarks>
internal static class SurrogateModel
{
    /// <summary>The predictions for candidates, or the candidates to assess first.</summary>
    /// <param name="surrogate">The surrogate.</param>
    /// <param name="space">The space.</param>
    /// <param name="view">The view of the trial that the candidates are for.</param>
    /// <param name="population">The size of the population.</param>
    /// <param name="candidates">The candidates.</param>
    public static Forecast Of(Surrogate surrogate, SearchSpace space, SearchView view, int population, ImmutableArray<Candidate> candidates)
    {
        if (surrogate.Formula.Case is SomeCase<Formula>(var formula))
        {
            return FormulaForecast.Of(formula, view.Readings, candidates);
        }

        var fitted = surrogate.FittedAt(view.Trial);
        var seen = view.At(fitted).LatestScored(surrogate.FitOnAll ? int.MaxValue : population);
        var own = seen.Count >= Surrogate.FewestRows ? seen : [];
        if (own.IsEmpty && space.Source.IsNone)
        {
            return Forecast.None;
        }

        var encoder = new SurrogateEncoder(surrogate, space, view.Readings);
        var unscored = encoder.Unscored(own.SelectMany(trial => trial.Proposal.Candidate.AsEnumerable()).Concat(candidates));
        if (!unscored.IsEmpty || candidates.IsEmpty)
        {
            return new([], unscored);
        }

        var stream = view.Shared.Child("surrogate").Child(fitted);
        var models = FromSource(surrogate, space, view).Map(model => (model, weight: surrogate.Source.Map(source => source.Weight).IfNone(0))).AsEnumerable();
        if (!own.IsEmpty)
        {
            models = models.Append((Fit(surrogate, encoder, space, own, stream), own.Count));
        }

        // All trials of a round ask the same.
        (FittedPredictor Model, double Weight)[] asked = [.. models];
        return space.Memory.Forecast.Of(surrogate, stream, asked.Select(pair => (object)pair.Model).Concat(candidates).ToArr(), () =>
        {
            var rows = encoder.Of(candidates);
            return new(Mean([.. asked.Select(pair => (pair.Model.PredictWithSpread(rows, IndexMap.Sequential), pair.Weight))], surrogate.Optimism), []);
        });
    }

    /// <summary>The predictions from other tasks alone, without added uncertainty; none when there is no source.</summary>
    public static Option<double[]> OfSource(Surrogate surrogate, SearchSpace space, SearchView view, ImmutableArray<Candidate> candidates) =>
        FromSource(surrogate, space, view).Map(model => model.Predict(new SurrogateEncoder(surrogate, space, view.Readings).Of(candidates), IndexMap.Sequential));

    /// <summary>The mean of predictions and uncertainties, weighted by the number of trials behind each. A single model is used
    /// unchanged.</summary>
    private static ImmutableArray<double> Mean((Prediction[] Predictions, double Weight)[] models, double optimism)
    {
        var total = models.Sum(model => model.Weight);
        return models.Length == 1
            ? [.. models[0].Predictions.Select(p => p.Mean + optimism * p.Spread)]
            : [.. Enumerable.Range(0, models[0].Predictions.Length).Select(i => models.Sum(model => model.Weight / total * (model.Predictions[i].Mean + optimism * model.Predictions[i].Spread)))];
    }

    private static Option<FittedPredictor> FromSource(Surrogate surrogate, SearchSpace space, SearchView view)
    {
        var stream = view.Shared.Child("source");
        return space.Source.Map(source => space.Memory.Source.Of(surrogate, stream, Prelude.Array<object>(source), () => VaryingColumns.Fit(PredictorOf(surrogate), source, stream)));
    }

    private static FittedPredictor Fit(Surrogate surrogate, SurrogateEncoder encoder, SearchSpace space, Arr<Trial> trials, RandomStream stream) =>
        space.Memory.Model.Of(surrogate, stream, trials.Map(trial => (object)trial), () =>
        {
            var rows = trials.Map(trial => trial.Proposal.Candidate.IfNone(() => throw new InvalidOperationException("A scored trial has a candidate.")));
            double[] scores = [.. trials.Map(trial => trial.Score.IfNone(double.NaN))];
            return VaryingColumns.Fit(PredictorOf(surrogate), new(encoder.Of([.. rows]), [.. space.Source.IsNone ? NormalScores.Among(scores) : Ranks.Shares(scores)]), stream);
        });

    private static Predictor PredictorOf(Surrogate surrogate) =>
        BuiltInPredictors.Find(surrogate.Predictor).IfNone(() => throw new InvalidOperationException($"No predictor is named {surrogate.Predictor}.")).Predictor;
}
