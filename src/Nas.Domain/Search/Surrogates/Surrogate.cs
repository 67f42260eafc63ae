using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>How a search predicts scores: the encoding of candidates, the predictor, its training trials and when it is fitted.</summary>
/// <remarks>A value of a recipe. Fitting is a decision like any other: it follows from the recipe's seed and from outcomes that
/// logical time shows, so a resumed search fits the same again.</remarks>
/// <param name="Encoding">The encoding of a candidate.</param>
/// <param name="Predictor">The name of one of <see cref="BuiltInPredictors"/>, with settings if they are not the usual ones.</param>
/// <param name="Start">The first trial that predictions decide about.</param>
/// <param name="Refit">How many trials go by between two fits; at least 1.</param>
/// <param name="FitOnAll">Whether it learns from all scored trials, or from the current population only.</param>
public sealed record Surrogate(SurrogateEncoding Encoding, string Predictor, int Start, int Refit, bool FitOnAll)
{
    /// <summary>Minimum number of scored trials to learn from.</summary>
    public const int MinRows = 4;

    /// <summary>The rows of new searches.</summary>
    public const int UsualRows = 500;

    /// <summary>From how many scored trials it learns at most, the latest ones, so that fits take no longer the longer a search lasts; none
    /// for any number of them.</summary>
    public Option<int> Rows { get; init; }

    /// <summary>Number of standard deviations added to a prediction, which favours uncertain candidates.</summary>
    public double ExplorationWeight { get; init; }

    /// <summary>The proxies seen, in the order of columns; without meaning for <see cref="SurrogateEncoding.Graf"/>.</summary>
    public ValueArray<string> Proxies { get; init; } = [];

    /// <summary>An archive of other tasks to learn from in addition to the search's own trials, or none.</summary>
    public Option<SurrogateSource> Source { get; init; }

    /// <summary>The scale of the scores that it learns; none for the usual one, <see cref="SurrogateFitCommand"/>.</summary>
    public Option<TargetScale> Targets { get; init; }

    /// <summary>Whether networks that scored 0 are left out of what it learns from.</summary>
    public bool DropsZeros { get; init; }

    /// <summary>The graph features seen, where any are.</summary>
    public GraphColumns Graph { get; init; }

    /// <summary>The checkpoint of a language model; none for the one that comes with the product.</summary>
    public Option<TextCheckpoint> Checkpoint { get; init; }

    /// <summary>The large language model that is asked; set for <see cref="SurrogateEncoding.Llm"/> alone.</summary>
    public Option<ModelEndpoint> Endpoint { get; init; }

    /// <summary>Whether its predictions are asked for and recorded.</summary>
    internal bool IsAsked => Encoding is SurrogateEncoding.Text or SurrogateEncoding.Llm;

    /// <summary>Whether own trials and an archive are learnt from together.</summary>
    internal bool IsPooled => Source.Exists(source => source.IsPooled);

    /// <summary>The scale of an archive's scores, task by task.</summary>
    public TargetScale ArchiveScale => Targets.IfNone(IsPooled ? TargetScale.MinMax : TargetScale.Ranks);

    /// <summary>Whether it learns from a score.</summary>
    public bool LearnsFrom(double score) => !DropsZeros || score > 0;

    /// <summary>The surrogate of a strategy; none for strategies without one.</summary>
    public static Option<Surrogate> FindIn(Strategy strategy) =>
        strategy is ISurrogateStrategy learning ? learning.Surrogate : Option<Surrogate>.None;

    /// <summary>The formula that predicts instead of a fitted model; set for <see cref="SurrogateEncoding.Formula"/> alone.</summary>
    public Option<Formula> Formula { get; init; }

    /// <summary>A formula as the surrogate: it only uses the proxies in the formula, and nothing is fitted.</summary>
    /// <param name="formula">The formula. Where it has no value, a candidate ranks last.</param>
    /// <param name="start">The first trial that it decides about.</param>
    public static Surrogate FromFormula(Formula formula, int start) =>
        new(SurrogateEncoding.Formula, "", start, Refit: 1, FitOnAll: true) { Formula = formula, Proxies = formula.Metrics };

    /// <summary>A language model as the surrogate, fitted by whoever has tensors.</summary>
    /// <param name="refit">How many trials go by between two fits.</param>
    /// <param name="fitOnAll">Whether it learns from all scored trials.</param>
    public static Surrogate FromText(int refit, bool fitOnAll) => new(SurrogateEncoding.Text, "", 0, refit, fitOnAll);

    /// <summary>A large language model as the surrogate, asked by whoever has a network.</summary>
    /// <param name="endpoint">The model.</param>
    /// <param name="refit">How many trials go by until it is shown other trials.</param>
    /// <param name="fitOnAll">Whether these are chosen from all scored trials.</param>
    public static Surrogate FromEndpoint(ModelEndpoint endpoint, int refit, bool fitOnAll) =>
        new(SurrogateEncoding.Llm, "", 0, refit, fitOnAll) { Endpoint = endpoint };

    /// <summary>The trials that it learns from, among those that are seen.</summary>
    /// <param name="view">What is seen.</param>
    /// <param name="population">How many scored trials make the living population.</param>
    internal Arr<Trial> Seen(SearchView view, int population)
    {
        var scored = view.LatestScored(FitOnAll ? Rows.IfNone(int.MaxValue) : population);
        return DropsZeros ? scored.Filter(trial => trial.Score.Exists(LearnsFrom)) : scored;
    }

    /// <summary>What learns; without meaning for a formula.</summary>
    internal Predictor Learner => Graph == GraphColumns.Published ? new PublishedColumns(Named) : Named;

    private Predictor Named =>
        BuiltInPredictors
            .Find(Predictor)
            .IfNone(() => throw new InvalidOperationException($"No predictor is named {Predictor}."))
            .Predictor;

    /// <summary>The trial at which the model that decides about a trial was fitted.</summary>
    internal int FittedAt(int trial) => Start + (trial - Start) / Refit * Refit;
}
