using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="LatencyRule"/>.</summary>
public static class LatencyCodec
{
    /// <summary>A rule as a record.</summary>
    public static Codec<LatencyRule> Record { get; } =
        Group(
                Optional("device", Scalar.Text, (LatencyRule rule) => rule.Device),
                Optional("max_ms", Scalar.Finite.AtLeast(0), (LatencyRule rule) => rule.MaxMs),
                (device, max) => new LatencyRule(device, max)
            )
            .Record();
}
