using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>That the latency of candidates counts.</summary>
/// <param name="Device">The device of a table; none for the machine that trains.</param>
/// <param name="MaxMs">Milliseconds above which a candidate is rejected before it is trained; none for no limit.</param>
public sealed record LatencyRule(Option<string> Device, Option<double> MaxMs)
{
    /// <summary>The name of the latency among the metrics of a trial.</summary>
    public const string Metric = "latency-ms";

    /// <summary>The rejection of a candidate that is too slow; none where it is not.</summary>
    public Option<Verdict> Judge(double ms) =>
        MaxMs
            .Filter(max => ms > max)
            .Map<Verdict>(max => new Verdict.Rejected(
                FormattableString.Invariant($"its latency of {ms:0.###} ms is above {max:0.###} ms")
            ));
}
