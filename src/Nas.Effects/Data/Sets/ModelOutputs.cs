using Nas.Domain.Search.Trials;

namespace Nas.Effects.Data.Sets;

/// <summary>What a model tells of an image.</summary>
/// <param name="Kind">Classes or numbers.</param>
/// <param name="Names">The name of each, in the order of the network's outputs.</param>
public sealed record ModelOutputs(TargetKind Kind, IReadOnlyList<string> Names);
