using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The codecs of <see cref="ProxyMixing"/> by RoBoT and of <see cref="Mixing.PoNas"/>.</summary>
internal static class MixingCodec
{
    public static Part<ProxyMixing, ProxyMixing> Robot { get; } =
        Group(
            Field("rounds", Scalar.Int.AtLeast(1), (ProxyMixing mixing) => ((RoBoT)mixing.Mixer).Rounds),
            Field("pool", Scalar.Int.AtLeast(1), (ProxyMixing mixing) => mixing.Pool),
            Field("start", Scalar.Int.AtLeast(0), (ProxyMixing mixing) => mixing.Start),
            (rounds, pool, start) => new ProxyMixing(new RoBoT(rounds), pool, start)
        );

    public static Part<PoNas, PoNas> PerArchitecture { get; } =
        Group(
            Field("steps", Scalar.Int.AtLeast(1), (PoNas strategy) => strategy.Steps),
            Field("pool", Scalar.Int.AtLeast(1), (PoNas strategy) => strategy.Pool),
            Field("start", Scalar.Int.AtLeast(0), (PoNas strategy) => strategy.Start),
            (steps, pool, start) => new PoNas(pool, start) { Steps = steps }
        );
}
