using Nas.Domain.Codecs;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Objective;

/// <summary>The codec of <see cref="SurrogateObjective"/>.</summary>
internal static class ObjectiveCodec
{
    public static Part<SurrogateObjective, SurrogateObjective> Fields { get; } =
        Group(
            Inline(EvolutionCodec.Fields, (SurrogateObjective objective) => objective.Evolution),
            Field("steps", Scalar.Int.AtLeast(1), (SurrogateObjective objective) => objective.Steps),
            Field("surrogate", SurrogateCodec.Record, (SurrogateObjective objective) => objective.Surrogate),
            (evolution, steps, surrogate) => new SurrogateObjective(evolution, surrogate, steps)
        );
}
