using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The architectures that a weight generator learns from.</summary>
/// <param name="Features">The features of each, once for each way to hide parts of them: all architectures the first way, all the second way …</param>
/// <param name="Metrics">The scaled metrics of each.</param>
/// <param name="Accuracies">The accuracy of each.</param>
internal sealed record SeenArchitectures(PoolFeatures Features, ImmutableArray<double[]> Metrics, ImmutableArray<double> Accuracies)
{
    /// <summary>A row for each architecture.</summary>
    public Matrix Look() => Features.Take([.. Enumerable.Range(0, Metrics.Length)]);

    /// <summary>Looks at each architecture again, some way.</summary>
    public void LookAgain(Matrix look, ref RandomCursor cursor)
    {
        var ways = Features.Rows / look.Rows;
        for (var i = 0; ways > 1 && i < look.Rows; i++)
        {
            Features.Copy(cursor.NextInt(ways) * look.Rows + i, look.Row(i));
        }
    }
}
