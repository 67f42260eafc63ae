using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Rejection;

/// <summary>The rejection filter as users name it.</summary>
internal static class RejectionKind
{
    private static readonly NumberSetting<double> Quantile = new(
        "quantile",
        "Rejection: train children above this quantile of the population's predictions",
        0,
        1
    )
    {
        Default = 0.5,
    };

    public static StrategyKind Value { get; } =
        StrategyKind.Of(
            "surrogate-rejection",
            EvolutionKind.Settings + Seq<Setting>(SurrogateChoice.Setting, SurrogateSettings.Sampled, Quantile),
            Make,
            RejectionCodec.Fields
        );

    // A filter compares unknown children with trained networks, of which there is hardly any doubt. With doubt added, unknown children
    // would all pass.
    private static SurrogateRejection Make(StrategyRequest request)
    {
        var evolution = EvolutionKind.Make(request);
        return new(
            evolution,
            SurrogateSettings.Surrogate(request).For(evolution.Population, trust: 0),
            request.Of(SurrogateSettings.Sampled),
            request.Of(Quantile)
        );
    }
}
