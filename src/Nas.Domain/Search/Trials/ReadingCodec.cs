using LanguageExt;
using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="ProxyReading"/>.</summary>
public static class ReadingCodec
{
    /// <summary>A named number.</summary>
    public static Codec<Metric> Metric { get; } = Group(
        Field("name", Scalar.Text, (Metric metric) => metric.Name),
        Field("value", Scalar.Real, (Metric metric) => metric.Value),
        (name, value) => new Metric(name, value)).Record();

    /// <summary>A reading as a record.</summary>
    public static Codec<ProxyReading> Record { get; } = Group(
        Field("architecture", Scalar.Text, (ProxyReading reading) => reading.Architecture),
        Field("values", List(Metric), (ProxyReading reading) => reading.Values),
        Field("seconds", Scalar.Finite.AtLeast(0), 0, (ProxyReading reading) => reading.Seconds),
        Optional("failure", Scalar.Text, (ProxyReading reading) => reading.Failure),
        (architecture, values, seconds, failure) => new ProxyReading(architecture, values, seconds) { Failure = failure }).Record();
}
