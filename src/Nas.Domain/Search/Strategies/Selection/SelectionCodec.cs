using Nas.Domain.Codecs;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Selection;

/// <summary>The codec of <see cref="SurrogateSelection"/>.</summary>
internal static class SelectionCodec
{
    public static Part<SurrogateSelection, SurrogateSelection> Fields { get; } =
        Group(
            Inline(EvolutionCodec.Fields, (SurrogateSelection selection) => selection.Evolution),
            Field("sampled", Scalar.Int.AtLeast(1), (SurrogateSelection selection) => selection.Sampled),
            Field("fresh", Scalar.Real.Between(0, 1), (SurrogateSelection selection) => selection.Fresh),
            Field("chosen", Scalar.Int.AtLeast(1), (SurrogateSelection selection) => selection.Chosen),
            Field("surrogate", SurrogateCodec.Record, (SurrogateSelection selection) => selection.Surrogate),
            (evolution, sampled, fresh, chosen, surrogate) => new SurrogateSelection(evolution, surrogate, sampled, chosen, fresh)
        );
}
