using Nas.Tool.Rendering;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>One object of <c>bench predictors --json</c>.</summary>
/// <param name="Features">The features of a cell: <c>graf</c>, <c>zcp</c> or <c>zcp+graf</c>.</param>
/// <param name="Train">Number of training cells of each fit.</param>
/// <param name="Quality">The quality of its ranking of the test cells.</param>
internal sealed record CellPredictorFacts(string Features, int Train, PredictorFacts Quality);
