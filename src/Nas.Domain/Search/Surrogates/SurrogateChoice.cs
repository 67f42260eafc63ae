using LanguageExt;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Search.Strategies;

namespace Nas.Domain.Search.Surrogates;

/// <summary>A surrogate as users choose it: what they leave open depends on the strategy that it is for.</summary>
/// <param name="Surrogate">The choice; its start and its optimism count for nothing.</param>
/// <param name="Start">The first trial that predictions decide about, where that is given.</param>
/// <param name="Optimism">How many standard deviations of doubt are added, where that is given.</param>
public sealed record SurrogateChoice(Surrogate Surrogate, Option<int> Start, Option<double> Optimism)
{
    private const int UsualStart = 10;

    /// <summary>The predictor whose doubt can be trusted.</summary>
    public const string TrustedPredictor = "gaussian-process";

    /// <summary>The setting of strategies that have a surrogate.</summary>
    public static Setting<SurrogateChoice> Setting { get; } = new SurrogateSetting();

    /// <summary>The surrogate.</summary>
    /// <param name="population">How many scored trials make the living population.</param>
    /// <param name="trust">The optimism where the predictor's doubt can be trusted and nobody says otherwise.</param>
    public Surrogate For(int population, double trust = 3) =>
        Surrogate.Formula.IsSome ? Surrogate with { Start = Start.IfNone(0) }
        : Surrogate.Endpoint.IsSome ? Surrogate with { Start = Start.IfNone(Math.Min(UsualStart, population)) }
        : Surrogate with
        {
            Start = Start.IfNone(Surrogate.Source.IsSome ? 0 : Math.Min(UsualStart, population)),
            ExplorationWeight = Optimism.IfNone(IsTrusted ? trust : 1),
        };

    private bool IsTrusted =>
        BuiltInPredictors.Find(Surrogate.Predictor).Exists(predictor => predictor.Predictor is GaussianProcessRegression);

    private sealed record SurrogateSetting() : Setting<SurrogateChoice>("surrogate");
}
