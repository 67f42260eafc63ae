using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Selection;

/// <summary>Selection at random as users name it.</summary>
internal static class RandomSelectionKind
{
    public static StrategyKind Value { get; } =
        StrategyKind.Of(
            "random-selection",
            EvolutionKind.Settings + Seq<Setting>(SurrogateSettings.Sampled, SelectionKind.Chosen),
            request => new RandomSelection(
                EvolutionKind.Make(request),
                request.Of(SurrogateSettings.Sampled),
                request.Of(SelectionKind.Chosen)
            ),
            RandomSelectionCodec.Fields
        );
}
