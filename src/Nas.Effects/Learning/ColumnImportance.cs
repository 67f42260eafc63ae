using System.Collections.Immutable;

namespace Nas.Effects.Learning;

/// <summary>How much a predictor depends on each column.</summary>
/// <param name="Tau">Kendall's tau-b on the held rows, nothing shuffled; NaN when all predictions are equal.</param>
/// <param name="Held">How many rows that is.</param>
/// <param name="Drops">What shuffling each column costs in tau, the largest first; columns with the same drop in their order.</param>
public sealed record ColumnImportance(double Tau, int Held, ImmutableArray<(string Column, double Drop)> Drops);
