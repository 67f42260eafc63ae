using LanguageExt;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>The answer of a surrogate.</summary>
/// <param name="Scores">One prediction for each candidate; empty when no model is fitted yet or some candidates have to be assessed
/// first.</param>
/// <param name="Unassessed">Candidates whose proxies have to be known first.</param>
internal sealed record SurrogatePrediction(ValueArray<double> Scores, ValueArray<Candidate> Unassessed)
{
    /// <summary>A model that has to be fitted first; none elsewhere.</summary>
    public Option<FitRequest> Unfitted { get; init; }

    /// <summary>The draft that asks for what has to be known first; none where nothing has.</summary>
    public Option<Draft> Missing =>
        !Unassessed.IsEmpty ? Draft.NeedsAssessment([.. Unassessed]) : Unfitted.Map(request => Draft.NeedsAssessment(request));

    /// <summary>The candidates' places, the best first.</summary>
    public int[] Order => Numerics.Statistics.Ranks.Descending(Scores.AsSpan());
}
