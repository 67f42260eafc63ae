using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;
using static Nas.Effects.Tests.Runs.Searching.ToyRuns;

namespace Nas.Effects.Tests.Runs.Searching;

public class SearchRunFinalTrainingTests
{
    [Fact]
    public async Task Run_ForMinutesWithFinalTraining_LeavesTimeForIt()
    {
        using var folder = new TemporaryFolder();
        var clock = new HandSetClock();
        var sixSecondTrials = new TrialRunner(
            async (spec, cancellation) =>
            {
                var ended = await Honest.Run(spec, cancellation);
                clock.Advance(TimeSpan.FromSeconds(6));
                return ended.Map(outcome => outcome with { Usage = new Usage(6, 0) });
            }
        );
        // Three times the epochs on four thirds of the images: 24 s of the minute stay free.
        var recipe = ByEvolution with
        {
            Budget = new Budget(None, None, 1),
            FinalTraining = TrainingRecipe.Default(6),
        };
        var state = await Run(folder.Root, recipe, sixSecondTrials, 1, time: clock);
        Assert.Equal((6, true), (state.Settled, state.Final.IsSome));
    }

    [Fact]
    public async Task Run_ShortOfMinutes_ShortensTheFinalTraining()
    {
        using var folder = new TemporaryFolder();
        var clock = new HandSetClock();
        var slow = new TrialRunner(
            async (spec, cancellation) =>
            {
                var ended = await Honest.Run(spec, cancellation);
                var seconds = spec.Phase == TrialPhase.Final ? 4 * spec.Training.Epochs : 6;
                clock.Advance(TimeSpan.FromSeconds(seconds));
                if (spec.Phase == TrialPhase.Search && clock.GetTimestamp() == TimeSpan.FromSeconds(18).Ticks)
                {
                    await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
                    return new TrialOutcome(new Verdict.Cancelled(), Usage.None);
                }

                return ended.Map(outcome => outcome with { Usage = new Usage(seconds, 0) });
            }
        );
        // Half of the 30 s is kept free for 24 epochs of 4 s, the third trial is stopped at 18 s, and 3 epochs fit into the rest.
        var recipe = ByEvolution with
        {
            Budget = new Budget(None, None, 0.5),
            FinalTraining = TrainingRecipe.Default(24),
        };
        var brief = await Run(folder.Root, recipe, slow, 1, time: clock);
        Assert.Equal((2, Some(3)), (brief.Settled, brief.FinalOfBest.Bind(final => final.Epochs)));
        Assert.Equal(TimeSpan.FromSeconds(30), TimeSpan.FromTicks(clock.GetTimestamp()));
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException());
        // Two trials and the final training ran; a third and a fourth trial were decided.
        Assert.Equal(
            new ReplayResult.Identical(5, 3),
            (await replay.Scores(ToySpace.Space, Honest, FitRunner.None, 1, _ => { }, default)).IfLeft(fault =>
                throw new InvalidOperationException($"{fault}")
            )
        );
        Assert.Equal(brief, await Run(folder.Root, recipe, slow, 1, time: clock));

        var longer = await Run(folder.Root, recipe with { Budget = new Budget(3, None, 10) }, slow, 1, time: clock);
        Assert.Equal(
            (true, Option<int>.None, 2),
            (longer.FinalOfBest.IsSome, longer.FinalOfBest.Bind(final => final.Epochs), longer.TestLooks)
        );
    }

    [Fact]
    public async Task Run_StoppedDuringFinalTraining_EndsAtOnceAndRepeatsItLater()
    {
        using var folder = new TemporaryFolder();
        using var after = new CancellationTokenSource();
        var recipe = ByEvolution with { FinalTraining = TrainingRecipe.Default(9) };
        var endless = new TrialRunner(
            async (spec, cancellation) =>
            {
                if (spec.Phase == TrialPhase.Search)
                {
                    return await Honest.Run(spec, cancellation);
                }

                await after.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
                return new TrialOutcome(new Verdict.Cancelled(), Usage.None);
            }
        );
        var stopped = await Run(folder.Root, recipe, endless, 4, new StopTokens(after.Token, default));
        Assert.True(stopped.Final.IsNone);
        Assert.True((await Run(folder.Root, recipe, Honest, 4)).Final.IsSome);
    }

    [Fact]
    public async Task Run_WhoseFinalTrainingTheMachineEnded_RepeatsIt()
    {
        using var folder = new TemporaryFolder();
        var recipe = ByEvolution with { FinalTraining = TrainingRecipe.Default(9) };
        var failing = InProcessTrials.CreateRunner(
            (spec, _) => spec.Phase == TrialPhase.Final ? new Verdict.OutOfMemory("too large") : ToySpace.Train(spec)
        );
        Assert.IsType<Verdict.OutOfMemory>(
            (await Run(folder.Root, recipe, failing, 4)).FinalOfBest.Map(final => final.Verdict).IfNone(() => new Verdict.Cancelled())
        );

        var again = await Run(folder.Root, recipe, Honest, 4);
        Assert.True(again.FinalOfBest.Exists(final => final.Verdict is Verdict.Scored));
        Assert.Equal(1, again.TestLooks);
        Assert.IsType<ReplayResult.Identical>(
            Replayed(folder).Map(replay => replay.Decisions(ToySpace.Space)).IfNone(() => throw new InvalidOperationException())
        );
    }

    [Fact]
    public async Task Run_WithTheSameBest_DoesNotEvaluateTestImagesAgain()
    {
        using var folder = new TemporaryFolder();
        var recipe = ByEvolution with { FinalTraining = TrainingRecipe.Default(9) };
        var first = await Run(folder.Root, recipe, Honest, 4);
        foreach (var trials in new[] { 1, first.Trials.Count + 1 })
        {
            var state = await Run(folder.Root, recipe with { Budget = new Budget(trials, None, None) }, Honest, 4);
            Assert.Equal((first.Best.Map(best => best.Number), 1), (state.Best.Map(best => best.Number), state.TestLooks));
            Assert.Equal(first.FinalOfBest, state.FinalOfBest);
        }
    }

    [Fact]
    public async Task Run_WithFinalTraining_TrainsTheBestOnceAndReplaysIdentically()
    {
        using var folder = new TemporaryFolder();
        var recipe = ByEvolution with { FinalTraining = TrainingRecipe.Default(9) };
        var state = await Run(folder.Root, recipe, Honest, 4);
        Assert.Equal(state.Best.Map(t => t.Number), state.Final.Map(f => f.Trial));
        Assert.Equal(state, await Run(folder.Root, recipe, Honest, 4));
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException());
        var scores = await replay.Scores(ToySpace.Space, Honest, FitRunner.None, 3, _ => { }, default);
        var repeatable = state.Trials.Count(t => t.Verdict.Exists(v => v is Verdict.Scored or Verdict.Diverged)) + 1;
        Assert.Equal(new ReplayResult.Identical(62, repeatable), scores.IfLeft(fault => throw new InvalidOperationException($"{fault}")));
    }
}
