namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The parameters of one layer of graph attention, each one row.</summary>
/// <param name="Keys">How much a node is looked at.</param>
/// <param name="Queries">What a node looks at.</param>
/// <param name="Bias">What is added to each node.</param>
/// <param name="Heads">Parts of a row that attend by themselves.</param>
internal sealed record AttentionWeights(Matrix Keys, Matrix Queries, Matrix Bias, int Heads);
