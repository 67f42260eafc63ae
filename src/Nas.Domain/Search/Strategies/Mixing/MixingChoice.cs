namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>What a mixer chose for a trial.</summary>
/// <param name="Row">The architecture's place in the pool.</param>
/// <param name="Weights">The weights that put it first.</param>
/// <param name="Repeats">What was learnt on the way from weights that put a known architecture first.</param>
internal sealed record MixingChoice(int Row, ValueArray<double> Weights, ValueArray<Observation> Repeats);
