using System.Collections.Immutable;

namespace Nas.Effects.Learning;

/// <summary>How much a predictor depends on each column.</summary>
/// <param name="Tau">Kendall's tau-b on the held-out rows without shuffling; NaN when all predictions are equal.</param>
/// <param name="Held">Number of held-out rows.</param>
/// <param name="Drops">The drop in tau when each column is shuffled, largest first; ties in column order.</param>
public sealed record ColumnImportance(double Tau, int Held, ImmutableArray<(string Column, double Drop)> Drops);
