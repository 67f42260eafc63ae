using Nas.Domain.Architectures.Variation;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Partition;

/// <summary>A trial whose costs are known.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Costs">What it costs in each objective, from 0 for the least that was seen to 1 for the most.</param>
/// <param name="Choices">What its derivation is made of, in pre-order.</param>
internal sealed record SeenPoint(Trial Trial, ValueArray<double> Costs, ValueArray<Production> Choices);
