using System.Collections.Immutable;

namespace Nas.Effects.Learning;

/// <summary>The roles of a table's columns for a predictor.</summary>
/// <param name="Target">The column to predict; larger is better.</param>
/// <param name="Features">The columns to predict it from; when empty, every column of numbers but the target, <c>id</c> and the ignored
/// ones.</param>
/// <param name="Ignored">Columns that are not features.</param>
public sealed record ColumnChoice(string Target, ImmutableArray<string> Features, ImmutableArray<string> Ignored);
