using System.Collections.Concurrent;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Fidelities;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using Nas.Effects.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Runs.Searching;

public sealed class FidelitySearchTests : IDisposable
{
    private static readonly Recipe Recipe = ToySpace.Recipe(new Asha(new([1, 3, 9], 3), 0), lookahead: 8);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<int, TrialSpec> _specs = new();

    [Fact]
    public async Task Trial_ThatGoesOn_TrainsLongerFromItsWeights()
    {
        var state = await ToyRuns.Run(_folder.Root, Recipe, Runner, parallel: 2);
        var going = state.Trials.Where(trial => trial.Rung > 0).ToList();

        Assert.Contains(going, trial => trial.Rung == 2);
        Assert.All(
            going,
            trial =>
            {
                var (spec, before) = (_specs[trial.Number], (Origin.Promoted)trial.Proposal.Origin);
                Assert.Equal((int)Math.Pow(3, trial.Rung), spec.Training.Epochs);
                Assert.Equal(state.WeightsOf(before.Trial), spec.Inherits);
                Assert.True(spec.Inherits.IsSome);
            }
        );
    }

    [Fact]
    public async Task Search_ReadFromItsJournal_HasTheEpochsOfItsTrials()
    {
        var state = await ToyRuns.Run(_folder.Root, Recipe, Runner, parallel: 2);
        var read = Effects
            .Runs.Replaying.RunReplay.Open(_folder.Root)
            .IfLeft(fault => throw new InvalidOperationException($"{fault}"))
            .State;

        Assert.Equal(state.PlannedEpochs, read.PlannedEpochs);
        Assert.Equal(state.Trials.Map(trial => trial.Proposal), read.Trials.Map(trial => trial.Proposal));
    }

    public void Dispose() => _folder.Dispose();

    private TrialRunner Runner =>
        new(
            (spec, _) =>
            {
                _specs[spec.Trial] = spec;
                return Task.FromResult(Right<RunFault, TrialOutcome>(new(Trained(spec), Usage.None)));
            }
        );

    private static Verdict Trained(TrialSpec spec) =>
        ToySpace.Train(spec) is Verdict.Scored scored
            ? scored with
            {
                Weights = spec.WeightsFolder.Map(root => new WeightsFolder(root).Write([new NamedTensor("word", [1], [spec.Trial])])),
            }
            : ToySpace.Train(spec);
}
