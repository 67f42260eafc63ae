using Nas.Domain.Codecs;
using Nas.Domain.Search.Strategies.Evolution;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Selection;

/// <summary>The codec of <see cref="RandomSelection"/>.</summary>
internal static class RandomSelectionCodec
{
    public static Part<RandomSelection, RandomSelection> Fields { get; } =
        Group(
            Inline(EvolutionCodec.Fields, (RandomSelection selection) => selection.Evolution),
            Field("sampled", Scalar.Int.AtLeast(1), (RandomSelection selection) => selection.Sampled),
            Field("chosen", Scalar.Int.AtLeast(1), (RandomSelection selection) => selection.Chosen),
            (evolution, sampled, chosen) => new RandomSelection(evolution, sampled, chosen)
        );
}
