using Nas.Tool.Rendering;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>One object of <c>bench predictors --json</c>.</summary>
/// <param name="Features">What the predictor saw of a cell: <c>graf</c>, <c>zcp</c> or <c>zcp+graf</c>.</param>
/// <param name="Train">Cells that each fit learnt from.</param>
/// <param name="Quality">How it ranked the test cells.</param>
internal sealed record CellPredictorFacts(string Features, int Train, PredictorFacts Quality);
