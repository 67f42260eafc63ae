using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Scoring;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training;
using Nas.Effects.Training.Models;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Training;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class ImageTrialsTests
{
    private const string Patches = "route(im2col(4,4,0), compute(linear(16)), identity)";

    [Fact]
    public void Train_AskedForWeights_LeavesThoseOfTheScoredNetwork()
    {
        using var folder = new TemporaryFolder();
        var file = folder["best/weights.safetensors"];

        var kept = new ImageTrials(new()).Train(Spec with { WeightsFile = file }, CancellationToken.None);
        var unkept = new ImageTrials(new()).Train(Spec, CancellationToken.None);

        var weights = SafeTensors.Read(File.ReadAllBytes(file)).IfLeft(problem => throw new InvalidDataException(problem));
        Assert.Equal(["1.weight", "1.bias", "head.weight", "head.bias"], weights.Select(w => w.Name).ToArray());
        Assert.Equal(unkept, kept);
    }

    [Fact]
    public void Train_WithoutRewriting_ScoresTheSameUpToRounding()
    {
        var fused = Assert.IsType<Verdict.Scored>(new ImageTrials(new()).Train(Spec, CancellationToken.None));
        var literal = Assert.IsType<Verdict.Scored>(new ImageTrials(new()) { Fuses = false }.Train(Spec, CancellationToken.None));

        Assert.Equal(literal.Score, fused.Score, 0.01);
    }

    [Fact]
    public void Train_AfterOtherWork_GivesWhatAFreshProcessGives()
    {
        var (tasks, spec) = (new LatestTask(), Spec with { Phase = TrialPhase.Search });
        var warm = new ImageTrials(tasks);
        Assert.IsType<Verdict.Scored>(warm.Train(spec with { Trial = 7, Architecture = "compute(linear(8))" }, CancellationToken.None));
        Assert.True(
            new ImageProxies(tasks)
                .Assess(new(Patches, Seq("snip", "jacov"), spec.Task, spec.Limits, spec.Seed), CancellationToken.None)
                .IsRight
        );
        Assert.IsType<Verdict.Cancelled>(warm.Train(spec, new CancellationToken(canceled: true)));

        Assert.Equal(new ImageTrials(new()).Train(spec, CancellationToken.None), warm.Train(spec, CancellationToken.None));
    }

    [Fact]
    public void Train_OnTwoThreads_GivesTheSameAgain()
    {
        var spec = Spec with { Training = Spec.Training with { Threads = 2 } };
        var first = new ImageTrials(new()).Train(spec, CancellationToken.None);
        Assert.Equal(2, TorchSharp.torch.get_num_threads());
        Assert.Equal(first, new ImageTrials(new()).Train(spec, CancellationToken.None));
        Assert.IsType<Verdict.Scored>(new ImageTrials(new()).Train(Spec, CancellationToken.None));
        Assert.Equal(1, TorchSharp.torch.get_num_threads());
    }

    [Fact]
    public void Train_OnOtherImagesThanTheRecipe_Refuses()
    {
        var foreign = Spec with { Task = Spec.Task with { Fingerprint = "another" } };

        Assert.Throws<InvalidOperationException>(() => new ImageTrials(new()).Train(foreign, CancellationToken.None));
    }

    private static TrialSpec Spec { get; } =
        new(
            0,
            TrialPhase.Final,
            Patches,
            new(
                "fashion-mnist",
                None,
                Tasks
                    .Load(new("fashion-mnist"))
                    .Map(data => data.Fingerprint.Hex)
                    .IfLeft(error => throw new InvalidDataException($"{error}")),
                "1x28x28",
                10
            ),
            TrainingRecipe.Default(1),
            new TrialLimits(600, 1L << 32, 60),
            new Seed(1)
        );
}
