using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
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
            Optional("grows", Scalar.Bool, (RegularisedEvolution evolution) => Some(evolution.Grows).Filter(grows => grows)),
            Optional(
                "parents",
                EvolutionKind.ParentCodec,
                (RegularisedEvolution evolution) => Some(evolution.Parents).Filter(parents => parents != ParentChoice.Tournament)
            ),
            (population, tournament, mutation, crossover, grows, parents) =>
                new RegularisedEvolution(population, tournament, mutation, crossover)
                {
                    Grows = grows.IfNone(false),
                    Parents = parents.IfNone(ParentChoice.Tournament),
                }
        );
}
