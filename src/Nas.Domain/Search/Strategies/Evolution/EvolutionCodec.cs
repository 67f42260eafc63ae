using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Evolution;

/// <summary>The codec of <see cref="RegularisedEvolution"/>.</summary>
internal static class EvolutionCodec
{
    public static Part<RegularisedEvolution, RegularisedEvolution> Fields { get; } =
        Group(
            Field("population", Scalar.Int.AtLeast(1), (RegularisedEvolution evolution) => evolution.Population),
            Field("tournament", Scalar.Int.AtLeast(1), (RegularisedEvolution evolution) => evolution.Tournament),
            Field("mutation_rate", Scalar.Real.Between(0, 1), (RegularisedEvolution evolution) => evolution.MutationRate),
            Field("crossover_rate", Scalar.Real.Between(0, 1), (RegularisedEvolution evolution) => evolution.CrossoverRate),
            (population, tournament, mutation, crossover) => new RegularisedEvolution(population, tournament, mutation, crossover)
        );
}
