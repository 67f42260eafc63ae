using System.Collections.Concurrent;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Replaying;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using Nas.Effects.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Runs.Searching;

public sealed class PacedSearchTests : IDisposable
{
    private static readonly Recipe Recipe = ToySpace.Recipe(ToySpace.Evolution, lookahead: 8) with
    {
        Budget = new(None, None, 1.0),
        Pacing = new Pacing(2, 3, None),
        Inherits = true,
        FinalTraining = TrainingRecipe.Default(2),
        Limits = Limits.None,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<TrialSpec> _specs = new();

    [Fact]
    public async Task Search_OfMinutes_TrainsTheBestWithWhatIsLeft()
    {
        var state = await Search();
        var final = _specs.Single(spec => spec.Phase == TrialPhase.Final);

        Assert.Equal(StopReason.Planned, state.Stopped);
        Assert.InRange(final.Seconds.IfNone(0), 30, 60);
        Assert.Equal(state.Best.Bind(best => state.WeightsOf(best.Number)), final.Inherits);
        Assert.Equal(StepPlan.For(10), (state.Final.Map(ended => ended.Verdict).Case as Verdict.Scored)?.Steps);
    }

    [Fact]
    public async Task Search_OfMinutes_MeasuresWhatAStepTakes()
    {
        var state = await Search();
        var machine = state.Measurement.IfNone(() => throw new InvalidOperationException("nothing was measured"));

        Assert.Equal((0.02, 0.5, 2), (Math.Round(machine.SecondsPerStep, 9), Math.Round(machine.SecondsPerTrial, 9), machine.Workers));
    }

    [Fact]
    public async Task Weights_OfParents_AreThereWhenTheirChildrenStart()
    {
        var state = await Search();
        var heirs = _specs.Where(spec => spec.Inherits.IsSome).ToList();

        Assert.True(heirs.Count >= state.Trials.Count(trial => trial.Rung > 0));
        Assert.Equal(heirs.Count, _found);
    }

    [Fact]
    public async Task Replay_OfScores_MakesTheWeightsAgain()
    {
        await Search();
        Directory.Delete(Path.Combine(_folder.Root, "weights"), recursive: true);
        var replay = RunReplay.Open(_folder.Root).IfLeft(fault => throw new InvalidOperationException($"{fault}"));
        var result = await replay.Scores(ToySpace.Space, Runner, FitRunner.None, 3, _ => { }, default);

        var identical = Assert.IsType<ReplayResult.Identical>(result.Case);
        Assert.Equal(replay.State.Trials.Count(trial => trial.Verdict.Exists(verdict => verdict.IsReproducible)) + 1, identical.Scores);
    }

    [Fact]
    public async Task Search_ResumedWithoutAParentsWeights_SaysWhich()
    {
        var stop = new CancellationTokenSource();
        var seen = 0;
        var cut = new TrialRunner(
            async (spec, cancellation) =>
            {
                if (spec.Inherits.IsSome && Interlocked.Increment(ref seen) == 1)
                {
                    await stop.CancelAsync();
                    return new TrialOutcome(new Verdict.Cancelled(), Usage.None);
                }

                return await Runner.Run(spec, cancellation);
            }
        );
        using (var session = ToyRuns.Session(_folder.Root, Recipe))
        {
            await new SearchRun(session, ToySpace.Space, cut, 1, SearchObserver.None).Execute(new StopTokens(default, stop.Token));
        }

        Directory.Delete(Path.Combine(_folder.Root, "weights"), recursive: true);
        using var again = ToyRuns.Session(_folder.Root, Recipe);
        var result = await new SearchRun(again, ToySpace.Space, Runner, 1, SearchObserver.None).Execute(new StopTokens(default, default));

        var fault = Assert.IsType<RunFault>(result.Case);
        Assert.Equal(RunFaultKind.Damaged, fault.Kind);
        Assert.Contains("missing", fault.What, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private int _found;

    private Task<SearchState> Search() => ToyRuns.Run(_folder.Root, Recipe, Runner, parallel: 2);

    /// <summary>Trains words and leaves weights that tell which word they are of. A step takes 20 ms, by its own account.</summary>
    private TrialRunner Runner =>
        new(
            (spec, _) =>
            {
                _specs.Enqueue(spec);
                var steps = spec.Training.Steps.Map(plan => plan.Total).IfNone(10);
                return Task.FromResult(Right<RunFault, TrialOutcome>(new(Trained(spec), new(0.5 + (0.02 * steps), 1))));
            }
        );

    private Verdict Trained(TrialSpec spec)
    {
        var folder = spec.WeightsFolder.Map(root => new WeightsFolder(root));
        var inherited = spec.Inherits.Bind(hash => folder.Bind(weights => weights.Read(hash).ToOption()));
        if (inherited.IsSome)
        {
            Interlocked.Increment(ref _found);
        }

        float[] content = [spec.Trial, spec.Architecture.Length, inherited.Map(tensors => tensors[0].Values[0]).IfNone(-1)];
        return ToySpace.Train(spec) is Verdict.Scored scored
            ? scored with
            {
                Weights = folder.Map(weights => weights.Write([new NamedTensor("word", [3], content)])),
                Steps = spec.Seconds.IsSome ? StepPlan.For(10) : spec.Training.Steps,
            }
            : ToySpace.Train(spec);
    }
}
