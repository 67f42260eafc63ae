using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>Ways to mix metrics as users name them.</summary>
internal static class MixingKinds
{
    // The cost of a Gaussian process grows with the cube of its points.
    private const double MaxRounds = 100;

    private static readonly NumberSetting<int> Pool = new(
        "pool",
        "robot, po-nas: architectures sampled once, from which to choose by their zero-cost proxies",
        2,
        1_000_000
    )
    {
        Default = 500,
    };

    public static StrategyKind Robot { get; } =
        StrategyKind.Of(
            "robot",
            Seq1<Setting>(Pool),
            request => new ProxyMixing(new RoBoT((int)Math.Clamp(request.Trials, 2, MaxRounds)), request.Of(Pool), Start: 0),
            MixingCodec.Robot
        );

    public static StrategyKind PerArchitecture { get; } =
        StrategyKind.Of("po-nas", Seq1<Setting>(Pool), request => new PoNas(request.Of(Pool), Start: 3), MixingCodec.PerArchitecture);
}
