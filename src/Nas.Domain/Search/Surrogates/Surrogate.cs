using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Search.Strategies;

namespace Nas.Domain.Search.Surrogates;

/// <summary>What a search predicts scores with: what it sees of candidates, what learns, from which trials, and when.</summary>
/// <remarks>A value of a recipe. Fitting is a decision like any other: it follows from the recipe's seed and from outcomes that
/// logical time shows, so a resumed search fits the same again.</remarks>
/// <param name="Encoding">What is seen of a candidate.</param>
/// <param name="Predictor">The name of one of <see cref="BuiltInPredictors"/>.</param>
/// <param name="Start">The first trial that predictions decide about.</param>
/// <param name="Refit">How many trials go by between two fits; at least 1.</param>
/// <param name="FitOnAll">Whether it learns from all scored trials, or from the living population only.</param>
public sealed record Surrogate(SurrogateEncoding Encoding, string Predictor, int Start, int Refit, bool FitOnAll)
{
    /// <summary>Fewest scored trials to learn from.</summary>
    public const int FewestRows = 4;

    /// <summary>How many standard deviations of the predictor's doubt are added to a prediction: what is little known is tried sooner.</summary>
    public double Optimism { get; init; }

    /// <summary>The proxies seen, in the order of columns; without meaning for <see cref="SurrogateEncoding.Graf"/>.</summary>
    public ValueArray<string> Proxies { get; init; } = [];

    /// <summary>What other tasks teach before and beside the search's own trials, or none.</summary>
    public Option<SurrogateSource> Source { get; init; }

    /// <summary>The surrogate of a strategy; none for strategies without one.</summary>
    public static Option<Surrogate> Of(Strategy strategy) => strategy is ISurrogateStrategy learning ? learning.Surrogate : Option<Surrogate>.None;

    /// <summary>What predicts instead of anything that learns; some for <see cref="SurrogateEncoding.Formula"/> alone.</summary>
    public Option<Formula> Formula { get; init; }

    /// <summary>A formula as the surrogate: only the proxies in it are looked at, and nothing is fitted.</summary>
    /// <param name="formula">The formula. Where it has no value, a candidate ranks last.</param>
    /// <param name="start">The first trial that it decides about.</param>
    public static Surrogate By(Formula formula, int start) =>
        new(SurrogateEncoding.Formula, "", start, Refit: 1, FitOnAll: true) { Formula = formula, Proxies = formula.Metrics };

    /// <summary>What learns; without meaning for a formula.</summary>
    internal Predictor Learner => BuiltInPredictors.Find(Predictor).IfNone(() => throw new InvalidOperationException($"No predictor is named {Predictor}.")).Predictor;

    /// <summary>The trial at which the model that decides about a trial was fitted.</summary>
    internal int FittedAt(int trial) => Start + (trial - Start) / Refit * Refit;
}
