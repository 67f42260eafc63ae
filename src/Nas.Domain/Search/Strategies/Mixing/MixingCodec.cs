using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The codecs of <see cref="MetricMixing"/> by RoBoT and of <see cref="Mixing.PerArchitecture"/>.</summary>
internal static class MixingCodec
{
    public static Part<MetricMixing, MetricMixing> Robot { get; } = Group(
        Field("rounds", Scalar.Int.AtLeast(1), (MetricMixing mixing) => ((Robot)mixing.Mixer).Rounds),
        Field("pool", Scalar.Int.AtLeast(1), (MetricMixing mixing) => mixing.Pool),
        Field("start", Scalar.Int.AtLeast(0), (MetricMixing mixing) => mixing.Start),
        (rounds, pool, start) => new MetricMixing(new Robot(rounds), pool, start));

    public static Part<PerArchitecture, PerArchitecture> PerArchitecture { get; } = Group(
        Field("steps", Scalar.Int.AtLeast(1), (PerArchitecture strategy) => strategy.Steps),
        Field("pool", Scalar.Int.AtLeast(1), (PerArchitecture strategy) => strategy.Pool),
        Field("start", Scalar.Int.AtLeast(0), (PerArchitecture strategy) => strategy.Start),
        (steps, pool, start) => new PerArchitecture(pool, start) { Steps = steps });
}
