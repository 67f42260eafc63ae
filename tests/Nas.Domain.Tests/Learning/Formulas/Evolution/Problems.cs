using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Formulas.Evolution;

/// <summary>Made-up problems whose quality is a known function of three positive metrics.</summary>
internal static class Problems
{
    public static RandomStream Stream { get; } = RandomStream.FromSeed(new(3));

    public static FormulaProblem Create(string name, int rows, Func<double, double, double, double> quality)
    {
        var cursor = Stream.Child(name).Cursor();
        var targets = new double[rows];
        var metrics = FeatureTable.BuildRows(
            ["x", "y", "z"],
            rows,
            (row, values) =>
            {
                foreach (ref var value in values)
                {
                    value = 0.1 + cursor.NextDouble();
                }

                targets[row] = quality(values[0], values[1], values[2]);
            }
        );
        return new(name, metrics, [.. targets]);
    }
}
