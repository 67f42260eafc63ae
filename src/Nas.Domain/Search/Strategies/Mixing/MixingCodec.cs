using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The codecs of <see cref="MetricMixing"/>, one for each mixer that recipes may name.</summary>
internal static class MixingCodec
{
    public static Part<MetricMixing, MetricMixing> Robot { get; } = Of("rounds", (Robot mixer) => mixer.Rounds, rounds => new(rounds));

    public static Part<MetricMixing, MetricMixing> PerArchitecture { get; } =
        Of("steps", (PerArchitecture mixer) => mixer.Steps, steps => new() { Steps = steps });

    private static Part<MetricMixing, MetricMixing> Of<TMixer>(string setting, Func<TMixer, int> get, Func<int, TMixer> make)
        where TMixer : MetricMixer => Group(
            Field(setting, Scalar.Int.AtLeast(1), (MetricMixing mixing) => get((TMixer)mixing.Mixer)),
            Field("pool", Scalar.Int.AtLeast(1), (MetricMixing mixing) => mixing.Pool),
            Field("start", Scalar.Int.AtLeast(0), (MetricMixing mixing) => mixing.Start),
            (value, pool, start) => new MetricMixing(make(value), pool, start));
}
