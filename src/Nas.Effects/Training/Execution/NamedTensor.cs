namespace Nas.Effects.Training.Execution;

/// <summary>A tensor's numbers in managed memory, as weight files hold them.</summary>
/// <param name="Name">Its name in the network, such as <c>0.1.weight</c> or <c>0.1.running_mean</c>.</param>
/// <param name="Shape">Sizes of its axes.</param>
/// <param name="Values">Its numbers, the last axis fastest; shared, not copied: do not modify them.</param>
public sealed record NamedTensor(string Name, IReadOnlyList<long> Shape, float[] Values);
