namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>An architecture whose accuracy was asked for.</summary>
/// <param name="Row">The architecture's row in the pool.</param>
/// <param name="Accuracy">Its accuracy; larger is better.</param>
/// <param name="Weights">The weights by which it was chosen, one for each mixed metric.</param>
public sealed record Observation(int Row, double Accuracy, ValueArray<double> Weights);
