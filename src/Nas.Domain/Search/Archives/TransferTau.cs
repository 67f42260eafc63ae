using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Search.Archives;

/// <summary>How well a predictor that learnt from one task ranks the architectures of another, or of the same one.</summary>
/// <param name="Predictor">The predictor.</param>
/// <param name="Source">The task learnt from; none for all tasks but the target.</param>
/// <param name="Target">The task whose architectures are ranked; equal to the source for cross-validation.</param>
/// <param name="Learnt">Architectures learnt from.</param>
/// <param name="Ranked">Architectures ranked.</param>
/// <param name="Tau">Kendall's tau-b, mean and deviation over seeds; NaN where all predictions or all scores are equal.</param>
public sealed record TransferTau(string Predictor, string? Source, string Target, int Learnt, int Ranked, MeanAndDeviation Tau);
