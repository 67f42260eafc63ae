using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Objective;

/// <summary>The surrogate as the objective, as users name it.</summary>
internal static class ObjectiveKind
{
    private static readonly NumberSetting<int> Steps = new("steps", "Objective: predicted children per trained one", 1, 100_000)
    {
        Default = 20,
    };

    public static StrategyKind Value { get; } =
        StrategyKind.Of(
            "surrogate-objective",
            EvolutionKind.Settings + Seq<Setting>(SurrogateChoice.Setting, Steps),
            Make,
            ObjectiveCodec.Fields
        );

    private static SurrogateObjective Make(StrategyRequest request)
    {
        var evolution = EvolutionKind.Make(request);
        return new(evolution, SurrogateSettings.Surrogate(request).For(evolution.Population), request.Of(Steps));
    }
}
