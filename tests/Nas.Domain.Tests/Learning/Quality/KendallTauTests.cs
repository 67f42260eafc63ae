using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Learning.Quality;

namespace Nas.Domain.Tests.Learning.Quality;

public class KendallTauTests
{
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 2, 3, 4 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 9, 7, 5, 3 }, -1)]
    [InlineData(new double[] { 12, 2, 1, 12, 2 }, new double[] { 1, 4, 7, 1, 0 }, -0.47140452079103173)]
    public void TauB_OfKnownExamples_IsTheKnownNumber(double[] x, double[] y, double tau) => Assert.Equal(tau, KendallTau.B(x, y), 12);

    [Fact]
    public void TauB_OfScoresWithTies_EqualsCountingAllPairs() =>
        Prop.ForAll(
                ScorePairs.WithTies,
                pair =>
                {
                    var (x, y) = (pair.X, pair.Y);
                    var expected = CountingPairs(x, y);
                    var tau = KendallTau.B(x, y);
                    return double.IsNaN(expected) ? double.IsNaN(tau) : Math.Abs(tau - expected) < 1e-12;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void TauB_OfAConstantScore_IsNotANumber() => Assert.True(double.IsNaN(KendallTau.B([1, 1, 1], [1, 2, 3])));

    [Fact]
    public void TauB_OfAScoreWithAMissingNumber_IsNotANumber() => Assert.True(double.IsNaN(KendallTau.B([1, 2, 3], [1, double.NaN, 3])));

    private static double CountingPairs(double[] x, double[] y)
    {
        double agreement = 0,
            untiedX = 0,
            untiedY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (dx, dy) = (Math.Sign(x[i] - x[j]), Math.Sign(y[i] - y[j]));
                agreement += dx * dy;
                untiedX += dx * dx;
                untiedY += dy * dy;
            }
        }

        return agreement / Math.Sqrt(untiedX * untiedY);
    }
}
