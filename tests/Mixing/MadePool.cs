using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Strategies.Mixing;

namespace Nas.Tests.Mixing;

/// <summary>A made-up pool of three metrics; the accuracy follows the first and, against it, the second.</summary>
internal static class MadePool
{
    public const int Rows = 150;

    public static RandomStream Stream { get; } = RandomStream.FromSeed(new(11));

    public static ProxyPool Create(ProxyScale scale) => ProxyPool.Create(Metrics, ["a", "b", "c"], scale);

    public static double Accuracy(int row) => 50 + 40 * Metrics.Column(0)[row] - 20 * Metrics.Column(1)[row];

    /// <summary>The best accuracy of all.</summary>
    public static double Best => Enumerable.Range(0, Rows).Max(Accuracy);

    private static FeatureTable Metrics { get; } =
        FeatureTable.Build(
            ["a", "b", "c"],
            Rows,
            (c, target) =>
            {
                for (var row = 0; row < Rows; row++)
                {
                    target[row] = (Stream.Child(c).At((ulong)row) >> 11) * Math.Pow(2, -53);
                }
            }
        );
}
