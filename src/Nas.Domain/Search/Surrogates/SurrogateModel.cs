using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>A search's surrogate as it stands at a trial: what it has learnt by then, ready to be asked about candidates.</summary>
internal sealed class SurrogateModel
{
    private readonly Surrogate _surrogate;
    private readonly SurrogateEncoder _encoder;
    private readonly ImmutableArray<Candidate> _unread;
    private readonly Option<Weighted> _source;
    private readonly Option<Weighted> _own;
    private readonly Func<ImmutableArray<Candidate>, SurrogatePrediction>? _asked;

    private SurrogateModel(
        Surrogate surrogate,
        SurrogateEncoder encoder,
        ImmutableArray<Candidate> unassessed,
        Option<Weighted> source,
        Option<Weighted> own
    ) => (_surrogate, _encoder, _unread, _source, _own) = (surrogate, encoder, unassessed, source, own);

    private SurrogateModel(Surrogate surrogate, SurrogateEncoder encoder, Func<ImmutableArray<Candidate>, SurrogatePrediction> asked)
        : this(surrogate, encoder, [], default, default) => _asked = asked;

    /// <summary>Whether there was anything to learn from.</summary>
    public bool HasLearnt => _surrogate.Formula.IsSome || _asked is not null || !_unread.IsEmpty || _source.IsSome || _own.IsSome;

    /// <summary>The model that decides about a trial.</summary>
    /// <param name="surrogate">The surrogate.</param>
    /// <param name="space">The space.</param>
    /// <param name="view">What may be seen at the trial.</param>
    /// <param name="population">How many scored trials make the living population.</param>
    public static SurrogateModel At(Surrogate surrogate, SearchSpace space, SearchView view, int population)
    {
        var encoder = new SurrogateEncoder(surrogate, space, view.Assessments);
        if (surrogate.Formula.IsSome)
        {
            return new(surrogate, encoder, [], default, default);
        }

        if (surrogate.IsAsked)
        {
            return Asking(surrogate, space, view, population)
                .Match(
                    request => new SurrogateModel(
                        surrogate,
                        encoder,
                        candidates => AskedPrediction.Compute(surrogate, view, candidates, request)
                    ),
                    () => new SurrogateModel(surrogate, encoder, [], default, default)
                );
        }

        var fitted = surrogate.FittedAt(view.Trial);
        var seen = surrogate.Seen(view.At(fitted), population);
        var own = seen.Count >= Surrogate.MinRows ? seen : [];
        var candidates = own.SelectMany(trial => trial.Proposal.Candidate.AsEnumerable()).ToImmutableArray();
        var unassessed = encoder.Unassessed(candidates);
        var stream = view.Shared.Child("surrogate").Child(fitted);
        return new(
            surrogate,
            encoder,
            unassessed,
            space
                .Source.Filter(_ => !surrogate.IsPooled)
                .Map(source => new Weighted(
                    space.Evaluator.Of(new SourceFit(surrogate, source, view.Shared.Child("source"))),
                    surrogate.Source.Map(archive => archive.Weight).IfNone(0)
                )),
            (own.IsEmpty && !(surrogate.IsPooled && space.Source.IsSome)) || !unassessed.IsEmpty
                ? default(Option<Weighted>)
                : new Weighted(
                    space.Evaluator.Of(new SurrogateFitCommand(surrogate, space, own, encoder.Readings(candidates), stream)),
                    own.Count
                )
        );
    }

    private static Option<Func<ValueArray<string>, FitRequest>> Asking(
        Surrogate surrogate,
        SearchSpace space,
        SearchView view,
        int population
    ) =>
        surrogate.Encoding == SurrogateEncoding.Text
            ? TextSurrogate.Asking(surrogate, space, view, population)
            : FewShotSurrogate.Asking(surrogate, space, view, population);

    /// <summary>What the surrogate expects of candidates, or what has to be known first.</summary>
    public SurrogatePrediction Predict(ImmutableArray<Candidate> candidates)
    {
        if (_surrogate.Formula.Case is Formula formula)
        {
            return FormulaPrediction.Compute(formula, _encoder.Known, candidates);
        }

        if (_asked is { } ask)
        {
            return ask(candidates);
        }

        var unassessed = HasLearnt ? _encoder.Unassessed(_unread.Concat(candidates)) : [];
        return !HasLearnt || !unassessed.IsEmpty || candidates.IsEmpty ? new([], unassessed) : new(Mean(_encoder.Encode(candidates)), []);
    }

    /// <summary>What other tasks alone make one expect of candidates, without doubt added; none where there is no source.</summary>
    public Option<double[]> OfSource(ImmutableArray<Candidate> candidates) =>
        _source.Map(source => source.Model.Predict(_encoder.Encode(candidates), IndexMap.Sequential));

    /// <summary>Predictions and their doubts, each weighted by how many trials it stands for. A model alone is taken as it is.</summary>
    private ImmutableArray<double> Mean(FeatureTable rows)
    {
        var models = _source
            .AsEnumerable()
            .Concat(_own.AsEnumerable())
            .Select(model => (Predictions: model.Model.PredictWithSpread(rows, IndexMap.Sequential), model.Weight))
            .ToArray();
        var total = models.Sum(model => model.Weight);
        return models.Length == 1
            ? [.. models[0].Predictions.Select(Hopeful)]
            : [.. Enumerable.Range(0, rows.Rows).Select(i => models.Sum(model => model.Weight / total * Hopeful(model.Predictions[i])))];
    }

    private double Hopeful(Prediction prediction) => prediction.Mean + _surrogate.ExplorationWeight * prediction.Spread;

    private sealed record Weighted(FittedPredictor Model, double Weight);
}
