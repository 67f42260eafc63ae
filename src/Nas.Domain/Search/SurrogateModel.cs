using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Randomness;
using Nas.Domain.Surrogates;

namespace Nas.Domain.Search;

/// <summary>Fits a search's surrogate to its trials and asks it about candidates.</summary>
internal static class SurrogateModel
{
    /// <summary>What the surrogate expects of candidates, or what has to be known first.</summary>
    /// <param name="surrogate">The surrogate.</param>
    /// <param name="space">The space.</param>
    /// <param name="view">What may be seen at the trial that the candidates are for.</param>
    /// <param name="population">How many scored trials make the living population.</param>
    /// <param name="candidates">The candidates.</param>
    public static Forecast Of(Surrogate surrogate, SearchSpace space, SearchView view, int population, ImmutableArray<Candidate> candidates)
    {
        var fitted = surrogate.FittedAt(view.Trial);
        var trials = view.At(fitted).LatestScored(surrogate.FitOnAll ? int.MaxValue : population);
        if (trials.Count < Surrogate.FewestRows)
        {
            return Forecast.None;
        }

        var encoder = new SurrogateEncoder(surrogate, space, view.Readings);
        var unscored = encoder.Unscored(trials.SelectMany(trial => trial.Proposal.Candidate.AsEnumerable()).Concat(candidates));
        return unscored.IsEmpty
            ? new([.. Fit(surrogate, encoder, space, trials, view.Shared.Child("surrogate").Child(fitted))
                .PredictWithSpread(encoder.Of(candidates), IndexMap.Sequential).Select(p => p.Mean + surrogate.Optimism * p.Spread)], [])
            : new([], unscored);
    }

    private static FittedPredictor Fit(Surrogate surrogate, SurrogateEncoder encoder, SearchSpace space, Arr<Trial> trials, RandomStream stream) =>
        space.Memory.Model.Of(surrogate, stream, trials.Map(trial => (object)trial), () =>
        {
            var predictor = BuiltInPredictors.Find(surrogate.Predictor)
                .IfNone(() => throw new InvalidOperationException($"No predictor is named {surrogate.Predictor}."));
            var rows = trials.Map(trial => trial.Proposal.Candidate.IfNone(() => throw new InvalidOperationException("A scored trial has a candidate.")));
            double[] scores = [.. trials.Map(trial => trial.Score.IfNone(double.NaN))];
            return VaryingColumns.Fit(predictor.Predictor, new(encoder.Of([.. rows]), RanksOf(scores)), stream);
        });

    /// <summary>From 0 for the worst to 1 for the best: networks that learnt nothing do not drown the differences among good ones.</summary>
    private static ImmutableArray<double> RanksOf(double[] scores) => [.. Ranks.Of(scores).Select(rank => rank / (scores.Length - 1))];
}
