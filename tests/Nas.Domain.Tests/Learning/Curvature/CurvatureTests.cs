using System.Globalization;
using System.Runtime.CompilerServices;
using Nas.Domain.Learning.Curvature;
using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Learning.Curvature;

public class CurvatureTests
{
    /// <summary>Weight decay and seed of the published searches (RobustDARTS, space S1, CIFAR-10, no drop-path), and where the rule
    /// stops.</summary>
    [Theory]
    [InlineData("0.0003", "10 10 18")]
    [InlineData("0.0009", "10 20 20")]
    [InlineData("0.0027", "30 28 22")]
    [InlineData("0.0081", "never never 36")]
    public void Rule_OnThePublishedSeries_StopsWherePublished(string decay, string epochs) =>
        Assert.Equal(epochs, string.Join(' ', Series(decay).Select(series => Stop(EigenvalueRule.Published, series))));

    [Fact]
    public void Rule_OfAConstantSeries_NeverStops() =>
        Assert.True(EigenvalueRule.Published.StopEpoch([.. Enumerable.Range(0, 25).Select(i => (2 * i, 0.3))]).IsNone);

    [Fact]
    public void Rule_OfAJump_StopsAsSoonAsTheMeanHasGrown()
    {
        var jump = Enumerable.Range(0, 25).Select(i => (Epoch: 2 * i, Eigenvalue: i < 12 ? 1.0 : 4.0)).ToArray();
        var first = Enumerable.Range(1, 25).First(count => EigenvalueRule.Published.StopEpoch(jump[..count]).IsSome);
        Assert.Equal((13, "12"), (first, Stop(EigenvalueRule.Published, jump[..first])));
    }

    [Theory]
    [InlineData(3, 1, -2)]
    [InlineData(1, -5, 0.5)]
    [InlineData(-4, -1, -9)]
    public void Power_OfAMatrix_FindsItsLargestEigenvalue(double a, double b, double c)
    {
        // A rotation of diag(a, b, c).
        double[,] matrix = new double[3, 3];
        double[][] axes =
        [
            [2 / 3.0, 2 / 3.0, 1 / 3.0],
            [-2 / 3.0, 1 / 3.0, 2 / 3.0],
            [1 / 3.0, -2 / 3.0, 2 / 3.0],
        ];
        foreach (var (axis, value) in axes.Zip([a, b, c]))
        {
            for (var at = 0; at < 9; at++)
            {
                matrix[at / 3, at % 3] += value * axis[at / 3] * axis[at % 3];
            }
        }

        var found = PowerIteration.Largest(
            x => [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 3).Sum(column => matrix[row, column] * x[column]))],
            3,
            RandomStream.FromSeed(new Seed(1)),
            200
        );
        Assert.Equal(SymmetricMatrix.Eigenvalues(matrix)[^1], found, 1e-6);
        Assert.Equal(Math.Max(a, Math.Max(b, c)), found, 1e-6);
    }

    private static string Stop(EigenvalueRule rule, IReadOnlyList<(int, double)> series) =>
        rule.StopEpoch(series).Map(epoch => epoch.ToString(CultureInfo.InvariantCulture)).IfNone("never");

    private static IEnumerable<(int Epoch, double Eigenvalue)[]> Series(string decay, [CallerFilePath] string caller = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "Cases", "eigenvalues.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(row => row[0] == decay)
            .GroupBy(row => row[1])
            .Select(seed =>
                seed.Select(row => (int.Parse(row[2], CultureInfo.InvariantCulture), double.Parse(row[3], CultureInfo.InvariantCulture)))
                    .ToArray()
            );
}
