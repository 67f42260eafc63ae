using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The features of some rows of a pool when a part of each architecture is hidden by chance.</summary>
/// <param name="rows">The rows.</param>
/// <param name="stream">Which parts are hidden: the row at place i reads child i.</param>
/// <returns>As many rows, with the columns of the pool's features.</returns>
public delegate FeatureTable MaskedFeatures(ImmutableArray<int> rows, RandomStream stream);
