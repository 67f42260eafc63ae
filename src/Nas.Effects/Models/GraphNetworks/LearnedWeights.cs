using System.Collections.Immutable;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>What a weight generator says of a pool.</summary>
/// <param name="Scores">The score of each architecture.</param>
/// <param name="Weights">The weights of each architecture's metrics, their sizes summing to 1.</param>
internal sealed record LearnedWeights(ImmutableArray<double> Scores, ImmutableArray<ImmutableArray<double>> Weights);
