namespace Nas.Effects.Workers.Links;

/// <summary>A place that is fit for trials.</summary>
/// <param name="Node">What it is.</param>
/// <param name="Readiness">What it said of the data.</param>
public sealed record CheckedPlace(NodeGreeting Node, TaskReadiness Readiness);
