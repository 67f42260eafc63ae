using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Formulas.Evolution;

public class FormulaTauTests
{
    // x / x is known wherever x is not 0: left out, the third row takes its two mistakes along.
    private static readonly FormulaProblem WithAGap = Problem([1, 2, 0, 4], [1, 2, 3, 4]);

    [Fact]
    public void Tau_WhenUnknownScoresAreLeftOut_IsThatOfTheOthers() =>
        Assert.Equal(1, FormulaTau.Compute(RandomFormulas.Read("x * x / x"), WithAGap, UnknownScores.LeftOut));

    [Fact]
    public void Tau_WhenUnknownScoresRankLast_CountsTheirMistakes() =>
        Assert.Equal((6 - 2 * 2) / 6.0, FormulaTau.Compute(RandomFormulas.Read("x * x / x"), WithAGap, UnknownScores.RankedLast), 12);

    [Fact]
    public void Judge_OfAConstantScore_GivesMinusOne() =>
        Assert.Equal<double>(
            [-1],
            Individual.Judge(RandomFormulas.Read("x - x"), [Problem([1, 2, 3], [1, 2, 3])], UnknownScores.LeftOut).Taus
        );

    [Fact]
    public void Judge_WithoutTheMetric_GivesMinusOne() =>
        Assert.Equal<double>(
            [-1],
            Individual.Judge(RandomFormulas.Read("nwot"), [Problem([1, 2, 3], [1, 2, 3])], UnknownScores.RankedLast).Taus
        );

    private static FormulaProblem Problem(double[] x, double[] targets) =>
        new("made", FeatureTable.Build(["x"], x.Length, (_, target) => x.CopyTo(target)), [.. targets]);
}
