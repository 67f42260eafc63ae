namespace Nas.Effects.Runs.Codecs;

/// <summary>A metric as JSON fields.</summary>
internal sealed record MetricFields(string Name, double Value);
