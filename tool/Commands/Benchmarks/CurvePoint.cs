namespace Nas.Tool.Commands.Benchmarks;

/// <summary>How well the first epochs tell how trainings end.</summary>
/// <param name="Seen">The epochs.</param>
/// <param name="Tau">Kendall's tau between what is predicted and the last validation accuracy; null where it is not defined.</param>
internal sealed record CurvePoint(int Seen, double? Tau);
