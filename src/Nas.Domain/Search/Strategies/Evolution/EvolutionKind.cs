using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Evolution;

/// <summary>Regularised evolution as users name it, and its settings, which strategies that build on it have too.</summary>
internal static class EvolutionKind
{
    private const int MaxPopulation = 100;

    private static readonly NumberSetting<int> Population = new(
        "population",
        "Number of scored trials that compete [default: a quarter of the trials in the budget, at most 100]",
        1,
        1_000_000
    );

    private static readonly NumberSetting<int> Tournament = new("tournament", "Trials drawn for a tournament", 1, 1_000_000)
    {
        Default = 10,
    };

    private static readonly NumberSetting<double> MutationRate = new("mutation-rate", "Probability that a child is mutated", 0, 1)
    {
        Default = 1.0,
    };

    private static readonly NumberSetting<double> CrossoverRate = new("crossover-rate", "Probability that a child has two parents", 0, 1)
    {
        Default = 0.0,
    };

    public static LanguageExt.Seq<Setting> Settings { get; } = Seq<Setting>(Population, Tournament, MutationRate, CrossoverRate);

    public static StrategyKind Value { get; } =
        StrategyKind.Of("regularised-evolution", Settings, Make, EvolutionCodec.Fields) with
        {
            OtherName = "regularized-evolution",
        };

    /// <summary>An evolution that ends within its first generation would be none, so a small budget has a small population.</summary>
    public static RegularisedEvolution Make(StrategyRequest request) =>
        new(
            request.Find(Population).IfNone((int)Math.Clamp(request.Trials / 4, 2, MaxPopulation)),
            request.Of(Tournament),
            request.Of(MutationRate),
            request.Of(CrossoverRate)
        );
}
