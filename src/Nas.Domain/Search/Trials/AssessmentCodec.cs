using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="ProxyAssessment"/>.</summary>
public static class AssessmentCodec
{
    /// <summary>A named number.</summary>
    public static Codec<Metric> Metric { get; } =
        Group(
                Field("name", Scalar.Text, (Metric metric) => metric.Name),
                Field("value", Scalar.Real, (Metric metric) => metric.Value),
                (name, value) => new Metric(name, value)
            )
            .Record();

    /// <summary>A reading as a record.</summary>
    public static Codec<ProxyAssessment> Record { get; } =
        Group(
                Field("architecture", Scalar.Text, (ProxyAssessment assessment) => assessment.Architecture),
                Field("values", List(Metric), (ProxyAssessment assessment) => assessment.Values),
                Field("seconds", Scalar.Finite.AtLeast(0), 0, (ProxyAssessment assessment) => assessment.Seconds),
                Optional("failure", Scalar.Text, (ProxyAssessment assessment) => assessment.Failure),
                (architecture, values, seconds, failure) => new ProxyAssessment(architecture, values, seconds) { Failure = failure }
            )
            .Record();
}
