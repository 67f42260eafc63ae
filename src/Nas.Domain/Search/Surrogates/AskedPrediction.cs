using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Predictions that a decision asks for and the journal records.</summary>
internal static class AskedPrediction
{
    /// <summary>What is recorded of candidates, or the request to ask first.</summary>
    /// <param name="surrogate">The surrogate.</param>
    /// <param name="view">What may be seen at the trial.</param>
    /// <param name="candidates">The candidates.</param>
    /// <param name="request">The request for some of them by name.</param>
    public static SurrogatePrediction Compute(
        Surrogate surrogate,
        SearchView view,
        ImmutableArray<Candidate> candidates,
        Func<ValueArray<string>, FitRequest> request
    )
    {
        if (candidates.IsEmpty)
        {
            return new([], []);
        }

        var known = candidates.Select(candidate => Recorded(surrogate, view.Expected, view.Trial, candidate.Text)).ToArray();
        var unknown = candidates.Where((_, i) => known[i].IsNone).Select(candidate => candidate.Text).Distinct(StringComparer.Ordinal);
        return known.All(score => score.IsSome)
            ? new([.. known.Select(score => score.IfNone(double.NaN))], [])
            : new([], []) { Unfitted = request([.. unknown]) };
    }

    /// <summary>What the model that decides about a trial said of a candidate; none where it was not asked.</summary>
    public static Option<double> Recorded(Surrogate surrogate, RecordedFits fits, int trial, string architecture)
    {
        var fitted = surrogate.FittedAt(trial);
        return fits.Find(architecture, fitted, fitted + surrogate.Refit);
    }
}
