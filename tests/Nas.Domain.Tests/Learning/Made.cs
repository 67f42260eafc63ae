using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning;

/// <summary>Made-up architectures: five uniform features, of which three decide the quality.</summary>
internal static class Made
{
    private static readonly ImmutableArray<string> Names = ["a", "b", "c", "d", "e"];

    public static RandomStream Stream { get; } = RandomStream.FromSeed(new Seed(7));

    public static TrainingSet Data(int rows, string name = "train", double missing = 0)
    {
        var cursor = Stream.Child(name).Cursor();
        var targets = new double[rows];
        var features = FeatureTable.BuildRows(
            Names,
            rows,
            (row, target) =>
            {
                foreach (ref var value in target)
                {
                    value = cursor.NextDouble();
                }

                targets[row] = 90 + 4 * target[0] + Math.Sin(6 * target[1]) + (target[2] > 0.5 ? 2 : 0);
                foreach (ref var value in target)
                {
                    value = cursor.NextDouble() < missing ? double.NaN : value;
                }
            }
        );
        return new(features, [.. targets]);
    }

    /// <summary>Kendall's tau of a predictor on other rows than those it learns from.</summary>
    public static double Tau(Predictor predictor, int rows = 200, double missing = 0)
    {
        var test = Data(300, "test", missing);
        var fitted = predictor.Fit(Data(rows, missing: missing), Stream, IndexMap.Sequential);
        return KendallTau.B(fitted.Predict(test.Features), test.Targets.AsSpan());
    }
}
