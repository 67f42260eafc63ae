using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Diagrams;

/// <summary>A line of a <see cref="CurveChart"/>, in the band of its intervals.</summary>
/// <param name="Name">Its name, which stands at its end.</param>
/// <param name="Points">Means with their intervals, by place on the axis; at least one.</param>
public sealed record ChartLine(string Name, ValueArray<(double At, MeanInterval Value)> Points);
