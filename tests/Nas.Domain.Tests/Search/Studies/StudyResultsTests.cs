using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Studies;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Studies;

public class StudyResultsTests
{
    private static readonly Study Study = new(
        3,
        1,
        "plain",
        Seq<StudySetting>(),
        Seq1(new StudyTask("a", Seq<StudySetting>())),
        Seq("plain", "quick").Map(name => new StudyMethod(name, Seq<StudySetting>(), None))
    );

    private static readonly StudyResults Results = new(
        Study,
        [
            Outcome("plain", 1, 0.70, 0.1, 0.2, 0.2, 0.6),
            Outcome("plain", 2, 0.72, 0.3, 0.3, 0.5, 0.5),
            Outcome("plain", 3, 0.74, 0.4, 0.5, 0.5, 0.5),
            Outcome("quick", 1, 0.73, 0.2, 0.6, 0.7, 0.7),
            Outcome("quick", 2, 0.75, 0.3, 0.4, 0.4, 0.4),
            Outcome("quick", 3, 0.74, 0.5, 0.5, 0.5, 0.8),
        ]
    );

    private static MethodResult Quick => Results.Methods.Single(result => result.Method == "quick");

    [Fact]
    public void Final_OfAMethod_IsItsMeanTestScoreWithStandardError()
    {
        Assert.Equal(0.74, Quick.Final.Mean, 1e-12);
        Assert.Equal(0.01 / Math.Sqrt(3), Quick.StandardError, 1e-12);
    }

    [Fact]
    public void Gain_OverTheBaseline_IsTakenSeedBySeed()
    {
        Assert.Equal(0.02, Quick.Gain.Mean, 1e-12);
        Assert.Equal(4.302652730 * Math.Sqrt(0.0003) / Math.Sqrt(3), Quick.Gain.HalfWidth, 1e-9);
        Assert.Equal((2, 1, 0), (Quick.Wins, Quick.Ties, Quick.Losses));
    }

    [Fact]
    public void Goal_IsTheBaselinesBest_AndCountsWhereItIsReached()
    {
        // Seed 1 after 2 trials instead of 4, seed 3 after 1 instead of 2, seed 2 never.
        Assert.Equal((2, 1.5, 2.0), (Quick.Reached, Quick.TrialsToReach, Quick.SpeedUp));
        Assert.Equal(15, Quick.SecondsToReach);
    }

    [Fact]
    public void Curve_OfAMethod_IsTheMeanOfTheBestSoFar() =>
        Assert.Equal([0.3333, 0.5, 0.5333, 0.6333], Results.Curve("a", "quick").Select(point => Math.Round(point.Mean, 4)));

    [Fact]
    public void Ranks_OverTheTasks_AreOfMeanFinalScores()
    {
        Assert.Equal(["quick", "plain"], Results.Ranks.Methods);
        Assert.Equal([1.0, 2.0], Results.Ranks.Ranks);
        Assert.Equal(1.959964, Results.Ranks.Critical, 1e-6);
        Assert.StartsWith("No two methods can be told apart: over 1 task(s)", Results.Ranks.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranks_FarApart_AreToldApart()
    {
        var ranks = new StudyRanks(["a", "b", "c"], [1, 1.5, 3], Tasks: 10);
        Assert.Equal([(0, 1)], ranks.Alike);
        Assert.EndsWith("; not told apart: a, b", ranks.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Tau_OverTime_IsOfWindowsOfTwentyTrials()
    {
        var predictions = Enumerable
            .Range(10, 45)
            .Select(trial => new SurrogateDiagnostics(trial, trial, trial < 30 ? trial : -trial, default))
            .ToArray();
        var taught = new StudyResults(Study, [Results.Outcomes[3] with { Predictions = [.. predictions] }]);
        Assert.Equal([(40, 1.0), (60, -1.0)], taught.TauOverTime("a", "quick").Select(window => (window.Trial, window.Tau.Mean)));
    }

    [Fact]
    public void Comparison_OfTwoStudies_PairsEqualSearches()
    {
        var better = Results with
        {
            Outcomes = [.. Results.Outcomes.Take(4).Select(one => one with { Test = one.Test.Map(test => test + 0.01) })],
        };
        var compared = StudyComparison.Of(Results, better);
        Assert.Equal([("plain", 3), ("quick", 1)], compared.Select(one => (one.Method, one.Seeds)));
        Assert.All(compared, one => Assert.Equal(0.01, one.Gain.Mean, 1e-12));
    }

    private static StudyOutcome Outcome(string method, long seed, double test, params double[] best) =>
        new(new("a", method, seed), [.. best], [.. best.Select((_, trial) => 10.0 * (trial + 1))], test, 1, []);
}
