using Nas.Domain.Search.Decisions;

namespace Nas.Effects.Tests.Publishing.Reports;

public class SurrogateDiagnosticsTests
{
    [Fact]
    public void Of_ASearchBySelection_ExpectsLessOfEveryNextTrialOfARound()
    {
        var run = MadeRun.Create(MadeRun.BySurrogate(45));
        var diagnostics = SurrogateDiagnostics.Compute(run.Recipe, MadeRun.Space(run.Recipe), run.State);
        Assert.Equal(
            run.State.Trials.Where(trial => trial.Number >= 20 && trial.Score.IsSome).Select(trial => trial.Number),
            diagnostics.Select(trial => trial.Trial)
        );
        // A round of five is trained in the order of its predictions; only a repeated draft is replaced by another.
        var plain = diagnostics.Where(trial => run.State.Trials[trial.Trial].Proposal.Draws.Total == 1).GroupBy(trial => trial.Trial / 5);
        Assert.All(
            plain,
            round => Assert.Equal(round.Select(trial => trial.Expected).OrderDescending(), round.Select(trial => trial.Expected))
        );
        Assert.Contains(plain, round => round.Count() > 2);
    }

    [Fact]
    public void Of_ASearchWithoutASurrogate_IsEmpty()
    {
        var run = MadeRun.Create(MadeRun.Recipe(20));
        Assert.Empty(SurrogateDiagnostics.Compute(run.Recipe, MadeRun.Space(run.Recipe), run.State));
    }
}
