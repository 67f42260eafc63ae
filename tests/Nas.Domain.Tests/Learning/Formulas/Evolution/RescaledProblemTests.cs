using Nas.Domain.Learning.Formulas.Evolution;

namespace Nas.Domain.Tests.Learning.Formulas.Evolution;

public class RescaledProblemTests
{
    private static readonly FormulaProblem Whole = Problems.Create("one", 120, (x, _, _) => x);

    [Fact]
    public void Copy_OfMoreRowsThanWanted_HasSoManyWithTheirOwnTargets()
    {
        var copy = RescaledProblem.Rescale(Whole, 50, Problems.Stream);
        Assert.Equal(50, copy.Targets.Length);
        var factor = copy.Metrics.Column(0)[0] / copy.Targets[0];
        Assert.InRange(factor, 0.25, 4);
        Assert.All(Enumerable.Range(0, 50), row => Assert.Equal(factor * copy.Targets[row], copy.Metrics.Column(0)[row], 12));
        Assert.Subset(Whole.Targets.ToHashSet(), copy.Targets.ToHashSet());
    }

    [Fact]
    public void Copy_OfFewerRowsThanWanted_HasThemAll() =>
        Assert.Equal(Whole.Targets.AsEnumerable(), RescaledProblem.Rescale(Whole, 1000, Problems.Stream).Targets.AsEnumerable());
}
