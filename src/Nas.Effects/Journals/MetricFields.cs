namespace Nas.Effects.Journals;

/// <summary>A metric as JSON fields.</summary>
internal sealed record MetricFields(string Name, double Value);
