using Nas.Domain.Architectures.Variation;
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
            Optional(
                "mutated",
                EvolutionKind.SitesCodec,
                (RegularisedEvolution evolution) => Some(evolution.Mutated).Filter(sites => sites != MutationSites.All)
            ),
            Optional(
                "crossover_points",
                Scalar.Int.AtLeast(1),
                (RegularisedEvolution evolution) => Some(evolution.CrossoverPoints).Filter(points => points > 1)
            ),
            (population, tournament, mutation, crossover, grows, parents, mutated, points) =>
                new RegularisedEvolution(population, tournament, mutation, crossover)
                {
                    Grows = grows.IfNone(false),
                    Parents = parents.IfNone(ParentChoice.Tournament),
                    Mutated = mutated.IfNone(MutationSites.All),
                    CrossoverPoints = points.IfNone(1),
                }
        );
}
