using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;

namespace Nas.Domain.Search.Surrogates;

/// <summary>How a search predicts scores: the encoding of candidates, the predictor, its training trials and when it is fitted.</summary>
/// <remarks>A value of a recipe. Fitting is a decision like any other: it follows from the recipe's seed and from outcomes that
/// logical time shows, so a resumed search fits the same again.</remarks>
/// <param name="Encoding">The encoding of a candidate.</param>
/// <param name="Predictor">The name of one of <see cref="BuiltInPredictors"/>.</param>
/// <param name="Start">The first trial that predictions decide about.</param>
/// <param name="Refit">How many trials go by between two fits; at least 1.</param>
/// <param name="FitOnAll">Whether it learns from all scored trials, or from the current population only.</param>
public sealed record Surrogate(SurrogateEncoding Encoding, string Predictor, int Start, int Refit, bool FitOnAll)
{
    /// <summary>Minimum number of scored trials to learn from.</summary>
    public const int FewestRows = 4;

    /// <summary>Number of standard deviations added to a prediction, which favours uncertain candidates.</summary>
    public double Optimism { get; init; }

    /// <summary>The proxies seen, in the order of columns; without meaning for <see cref="SurrogateEncoding.Graf"/>.</summary>
    public ImmutableArray<string> Proxies { get; init; } = [];

    /// <summary>An archive of other tasks to learn from in addition to the search's own trials, or none.</summary>
    public Option<SurrogateSource> Source { get; init; }

    /// <summary>The surrogate of a strategy, and the size of its population; none for strategies without a surrogate.</summary>
    internal static (Surrogate Surrogate, int Population)? In(Strategy strategy) => strategy switch
    {
        SurrogateSelection s => (s.Surrogate, s.Evolution.Population),
        SurrogateRejection s => (s.Surrogate, s.Evolution.Population),
        SurrogateObjective s => (s.Surrogate, s.Evolution.Population),
        _ => null,
    };

    /// <summary>The surrogate of a strategy; none for strategies without a surrogate.</summary>
    public static Option<Surrogate> Of(Strategy strategy) => In(strategy) is { } found ? found.Surrogate : Option<Surrogate>.None;

    /// <summary>The formula that predicts instead of a fitted model; set for <see cref="SurrogateEncoding.Formula"/> alone.</summary>
    public Option<Formula> Formula { get; init; }

    /// <summary>A formula as the surrogate: it only uses the proxies in the formula, and nothing is fitted.</summary>
    /// <param name="formula">The formula. Where it has no value, a candidate ranks last.</param>
    /// <param name="start">The first trial that it decides about.</param>
    public static Surrogate By(Formula formula, int start) =>
        new(SurrogateEncoding.Formula, "", start, Refit: 1, FitOnAll: true) { Formula = formula, Proxies = formula.Metrics };

    /// <inheritdoc/>
    public bool Equals(Surrogate? other) => other is not null
        && (Encoding, Predictor, Start, Refit, FitOnAll, Optimism, Source, Formula) == (other.Encoding, other.Predictor, other.Start, other.Refit, other.FitOnAll, other.Optimism, other.Source, other.Formula)
        && Proxies.SequenceEqual(other.Proxies);

    /// <inheritdoc/>
    public override int GetHashCode() => Start;

    /// <summary>The trial at which the model that decides about a trial was fitted.</summary>
    internal int FittedAt(int trial) => Start + (trial - Start) / Refit * Refit;
}
