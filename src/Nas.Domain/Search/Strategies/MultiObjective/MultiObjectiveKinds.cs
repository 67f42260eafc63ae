using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>The strategies for several objectives as users name them.</summary>
internal static class MultiObjectiveKinds
{
    private const int Parents = 20;
    private const int Samples = 10;
    private const int Candidates = 100;
    private const int Refit = 10;
    private const double Crossover = 0.9;
    private const double Mutation = 0.65;

    public static StrategyKind Nsga2 { get; } =
        StrategyKind.Of(
            "nsga2",
            Seq<Setting>(),
            _ => new Nsga2(Parents, Crossover, Mutation),
            Group(
                Field("population", Scalar.Int.AtLeast(2), (Nsga2 strategy) => strategy.Population),
                Field("crossover_rate", Scalar.Real.Between(0, 1), (Nsga2 strategy) => strategy.CrossoverRate),
                Field("mutation_rate", Scalar.Real.Between(0, 1), (Nsga2 strategy) => strategy.MutationRate),
                (population, crossover, mutation) => new Nsga2(population, crossover, mutation)
            )
        ) with
        {
            HasGoals = true,
        };

    public static StrategyKind FrontMutation { get; } =
        StrategyKind.Of(
            "front-mutation",
            Seq<Setting>(),
            _ => new FrontMutation(Samples),
            Group(Field("start", Scalar.Int.AtLeast(1), (FrontMutation strategy) => strategy.Start), start => new FrontMutation(start))
        ) with
        {
            HasGoals = true,
        };

    public static StrategyKind FrontSurrogate { get; } =
        StrategyKind.Of(
            "front-surrogate",
            Seq<Setting>(),
            _ => new FrontSurrogate(Samples, Candidates, Refit),
            Group(
                Field("start", Scalar.Int.AtLeast(1), (FrontSurrogate strategy) => strategy.Start),
                Field("sampled", Scalar.Int.AtLeast(1), (FrontSurrogate strategy) => strategy.Sampled),
                Field("refit", Scalar.Int.AtLeast(1), (FrontSurrogate strategy) => strategy.Refit),
                (start, sampled, refit) => new FrontSurrogate(start, sampled, refit)
            )
        ) with
        {
            HasGoals = true,
        };
}
