using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Selection;

/// <summary>Surrogate selection as users name it.</summary>
internal static class SelectionKind
{
    private static readonly NumberSetting<double> Fresh = new("fresh", "Selection: share of the children that are fresh samples", 0, 1)
    {
        Default = 0.5,
    };

    internal static readonly NumberSetting<int> Chosen = new("chosen", "Selection: children trained per round", 1, 100_000) { Default = 5 };

    public static StrategyKind Value { get; } =
        StrategyKind.Of(
            "surrogate-selection",
            EvolutionKind.Settings + Seq<Setting>(SurrogateChoice.Setting, SurrogateSettings.Sampled, Fresh, Chosen),
            Make,
            SelectionCodec.Fields
        );

    private static SurrogateSelection Make(StrategyRequest request)
    {
        var evolution = EvolutionKind.Make(request);
        return new(
            evolution,
            SurrogateSettings.Surrogate(request).For(evolution.Population),
            request.Of(SurrogateSettings.Sampled),
            request.Of(Chosen),
            request.Of(Fresh)
        );
    }
}
