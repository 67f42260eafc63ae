namespace Nas.Domain.Surrogates;

/// <summary>A training row within a tree.</summary>
/// <param name="Row">Its index in the training table.</param>
/// <param name="Weight">How often it was drawn.</param>
/// <param name="Sum">Its target times its weight.</param>
internal readonly record struct Sample(int Row, int Weight, double Sum);
