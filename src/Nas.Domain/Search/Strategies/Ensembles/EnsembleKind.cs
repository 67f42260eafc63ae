using Nas.Domain.Codecs;
using Nas.Domain.Search.Strategies.Evolution;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Ensembles;

/// <summary>Evolution for an ensemble as users name it.</summary>
internal static class EnsembleKind
{
    private static readonly NumberSetting<int> Members = new(
        "members",
        "Networks of the ensemble whose members have children (nes-re)",
        1,
        1000
    )
    {
        Default = 5,
    };

    public static StrategyKind Value { get; } =
        StrategyKind.Of(
            "nes-re",
            EvolutionKind.Settings.Add(Members),
            request => new EnsembleEvolution(EvolutionKind.Make(request), request.Of(Members)),
            Group(
                Inline(EvolutionCodec.Fields, (EnsembleEvolution search) => search.Evolution),
                Field("members", Scalar.Int.AtLeast(1), (EnsembleEvolution search) => search.Members),
                (evolution, members) => new EnsembleEvolution(evolution, members)
            )
        );
}
