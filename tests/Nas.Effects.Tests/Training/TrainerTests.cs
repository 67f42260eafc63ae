using System.Diagnostics;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using static LanguageExt.Prelude;
using static TorchSharp.torch;
using Settings = Nas.Domain.Search.Trials.TrainingRecipe;

namespace Nas.Effects.Tests.Training;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class TrainerTests
{
    private const string Convolutional =
        "sequence(sequence(route(im2col(3,2,1), compute(linear(8)), col2im), compute(norm)), compute(leakyrelu))";

    private static readonly Settings Quick = new(
        Epochs: 3,
        BatchSize: 16,
        LearningRate: 0.04,
        Momentum: 0.9,
        WeightDecay: 3e-4,
        Patience: None
    );

    private static readonly Settings Modern = Quick with
    {
        LearningRate = 0.01,
        WeightDecay = 0.05,
        Optimiser = Optimiser.AdamW,
        Schedule = RateSchedule.Trapezoid,
    };

    [Fact]
    public void Train_OnSeparableImages_LearnsThem()
    {
        var outcome = Trainer.Train(Job(), CancellationToken.None);
        var scored = Assert.IsType<Verdict.Scored>(outcome.Verdict);

        Assert.InRange(scored.Score, 0.9, 1);
        Assert.Equal([scored.Score], scored.Curve.ToArray());
        Assert.Equal(
            [
                "parameters",
                "training-loss",
                "training-loss.1",
                "training-loss.2",
                "training-loss.3",
                "validation-accuracy",
                "validation-loss",
            ],
            scored.AllMetrics.Select(metric => metric.Name).ToArray()
        );
        Assert.True(Metric(scored, "training-loss.3") < Metric(scored, "training-loss.1"), "the loss falls");
    }

    [Fact]
    public void Train_OfTheSameJobTwice_GivesTheSameBits()
    {
        var (first, second) = (
            Trainer.Train(Job() with { KeepsWeights = true }, default),
            Trainer.Train(Job() with { KeepsWeights = true }, default)
        );

        Assert.Equal(Bits(first), Bits(second));
        Assert.Equal(first.Verdict, second.Verdict);
    }

    [Fact]
    public void Train_WithBfloat16_LearnsAndKeepsAllBits()
    {
        var job = Job() with { KeepsWeights = true, Settings = Modern with { Precision = Precision.Bf16 } };
        var (first, second) = (Trainer.Train(job, default), Trainer.Train(job, default));

        Assert.InRange(Assert.IsType<Verdict.Scored>(first.Verdict).Score, 0.9, 1);
        Assert.Equal(Bits(first), Bits(second));
        Assert.NotEqual(Bits(Trainer.Train(job with { Settings = Modern }, default)), Bits(first));
        Assert.Contains(Bits(first), bits => (bits & 0xffff) != 0);
    }

    [Fact]
    public void Train_OfAnotherStream_GivesOtherWeights() =>
        Assert.NotEqual(
            Bits(Trainer.Train(Job() with { KeepsWeights = true }, default)),
            Bits(Trainer.Train(Job() with { KeepsWeights = true, Stream = RandomStream.FromSeed(new Seed(2)) }, default))
        );

    [Fact]
    public void Train_WithEveryEpochScored_EndsWithTheSameScoreAndACurve()
    {
        var (last, every) = (Scored(Job()), Scored(Job() with { ScoresEveryEpoch = true }));

        Assert.Equal(3, every.Curve.Count);
        Assert.Equal(last.Score, every.Score);
        Assert.Equal(last.AllMetrics, every.AllMetrics);
    }

    [Fact]
    public void Train_WithTestImages_ReportsThemBesideTheValidation()
    {
        var scored = Scored(Job() with { Test = Toy(3, 40) });

        Assert.Equal(Scored(Job()).Score, scored.Score);
        Assert.InRange(Metric(scored, "test-accuracy"), 0.9, 1);
    }

    [Fact]
    public void Train_WithTestImagesAlone_IsScoredByThem()
    {
        var scored = Scored(Job() with { Validation = None, Test = Toy(3, 40), ScoresEveryEpoch = true });

        Assert.Equal(scored.Score, Metric(scored, "test-accuracy"));
        Assert.Single(scored.Curve);
    }

    [Fact]
    public void Train_WithPatience_EndsWhenTheScoreStopsRising()
    {
        var scored = Scored(Job() with { Settings = Quick with { Epochs = 40, Patience = 2 } });

        Assert.InRange(scored.Curve.Count, 3, 20);
        Assert.True(scored.Curve.Take(scored.Curve.Count - 2).Max() >= scored.Curve.Max(), "the best score is two epochs old");
    }

    [Fact]
    public void Train_AtAnAbsurdRate_Diverges()
    {
        var verdict = Trainer.Train(Job("compute(linear(64))") with { Settings = Quick with { LearningRate = 1e30 } }, default).Verdict;

        Assert.Contains("training loss", Assert.IsType<Verdict.Diverged>(verdict).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_WhenCancelled_SaysSo()
    {
        using var source = new CancellationTokenSource();
        var job = Job() with { Report = _ => source.Cancel() };

        Assert.IsType<Verdict.Cancelled>(Trainer.Train(job, source.Token).Verdict);
    }

    [Fact]
    public void Train_OfFiftySteps_NeverHoldsMoreTensorsThanAfterTheFirst()
    {
        var counts = new List<long>();
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var outcome = Trainer.Train(
            Job() with
            {
                Settings = Quick with { Epochs = 50, BatchSize = 96 },
                ScoresEveryEpoch = true,
                Report = _ => counts.Add(TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount),
            },
            default
        );

        Assert.IsType<Verdict.Scored>(outcome.Verdict);
        Assert.Equal(50, counts.Count);
        Assert.Single(counts.Skip(1).Distinct());
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Weights_WrittenAndLoaded_GiveTheSameLogits()
    {
        using var scope = NewDisposeScope();
        var job = Job() with { KeepsWeights = true };
        var trained = Trainer.Train(job, default).Weights;
        using var weights = Weights.Draw(job.Network, RandomStream.FromSeed(new Seed(99)), CPU);
        using var file = new MemoryStream();
        SafeTensors.Write(file, trained, []);

        weights.Load([.. SafeTensors.Read(file.ToArray()).IfLeft(fault => throw new Xunit.Sdk.XunitException(fault))]);
        Assert.Equal(trained.SelectMany(t => t.Values), weights.ToHost().SelectMany(t => t.Values));
        Assert.Contains("0.1.running_var", trained.Select(t => t.Name));
    }

    [Fact]
    public void Train_ByTheClock_EndsInTimeAndRepeatsByItsSteps()
    {
        var job = Job() with { Settings = Modern with { Epochs = 1 }, KeepsWeights = true };
        var clock = Stopwatch.StartNew();
        var timed = Trainer.Train(job with { Seconds = 1.5 }, default);
        var seconds = clock.Elapsed.TotalSeconds;
        var steps = Assert.IsType<Verdict.Scored>(timed.Verdict).Steps;

        Assert.InRange(seconds, 1.4, 5);
        Assert.True(steps.Exists(plan => plan.Total > 10 && plan.Falls.Length == StepPlan.Stairs && plan.Falls[^1] <= plan.Total));
        var again = Trainer.Train(job with { Settings = job.Settings with { Steps = steps } }, default);
        Assert.Equal(Bits(timed), Bits(again));
        Assert.Equal(timed.Verdict, again.Verdict);
    }

    [Fact]
    public void Train_OfPartOfAnEpoch_TakesSoManySteps()
    {
        var job = Job() with { Settings = Modern with { Steps = StepPlan.For(4) } };
        var progress = new List<TrainingProgress>();
        var scored = Scored(job with { Report = progress.Add });

        Assert.Equal(4, progress[^1].Steps);
        Assert.Equal(StepPlan.For(4), scored.Steps);
    }

    [Fact]
    public void Train_WhileItRuns_TellsHowFarItIs()
    {
        var progress = new List<TrainingProgress>();
        var job = Job() with { Settings = Modern with { Epochs = 2 }, Report = progress.Add };
        Scored(job);

        Assert.Equal(1, progress[^1].Done);
        Assert.Equal(progress.Select(one => one.Done).Order(), progress.Select(one => one.Done));
        Assert.All(progress, one => Assert.True(one.Epochs == 2 && one.Accuracy.Exists(right => right is >= 0 and <= 1), $"{one}"));
        Assert.InRange(progress[^1].Accuracy.IfNone(0), 0.5, 1);
    }

    [Fact]
    public void Train_WithInheritedWeights_GoesOnFromThem()
    {
        var job = Job() with { Settings = Modern, KeepsWeights = true };
        var parent = Trainer.Train(job, default);
        var still = job with { Settings = Modern with { LearningRate = 0 }, Inherited = Some(parent.Weights) };

        Assert.InRange(Scored(still).Score, 0.9, 1);
        Assert.InRange(Scored(still with { Inherited = None }).Score, 0, 0.8);
    }

    [Fact]
    public void Train_WithWeightsThatDoNotFit_StartsAfresh()
    {
        var job = Job() with { Settings = Modern, KeepsWeights = true };
        var other = Job("compute(linear(64))") with { Settings = Modern, KeepsWeights = true };
        var stranger = Trainer.Train(other, default).Weights.Select(tensor => tensor with { Name = "9." + tensor.Name });

        Assert.Equal(
            Bits(Trainer.Train(job, default)),
            Bits(Trainer.Train(job with { Inherited = Some<IReadOnlyList<NamedTensor>>([.. stranger]) }, default))
        );
    }

    [Theory]
    [InlineData(Optimiser.Sgd)]
    [InlineData(Optimiser.AdamW)]
    public void Train_WithEverySetting_LearnsAndRepeats(Optimiser optimiser)
    {
        var settings = Modern with
        {
            Epochs = 40,
            Optimiser = optimiser,
            LearningRate = optimiser == Optimiser.Sgd ? 0.04 : 0.01,
            WeightDecay = optimiser == Optimiser.Sgd ? 3e-4 : 0.05,
            LabelSmoothing = 0.1,
            ClipNorm = 1.0,
            Averaging = 0.9,
            Augmentation = new(1, true, 2, 0.1, 0.1),
        };
        var job = Job() with { Settings = settings, KeepsWeights = true };

        Assert.InRange(Scored(job).Score, 0.8, 1);
        Assert.Equal(Bits(Trainer.Train(job, default)), Bits(Trainer.Train(job, default)));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void MixUp_FromMoreEpochs_WaitsForThem(int from, bool alike)
    {
        TrainingJob Mixing(double mixUp) =>
            Job() with
            {
                Settings = Modern with { Epochs = 2, Augmentation = Augmentation.None with { MixUp = mixUp, MixUpFrom = from } },
                KeepsWeights = true,
            };

        Assert.Equal(alike, Bits(Trainer.Train(Mixing(0.4), default)).SequenceEqual(Bits(Trainer.Train(Mixing(0), default))));
    }

    [Fact]
    public void Decay_OfAdamW_SparesVectors()
    {
        using var scope = NewDisposeScope();
        var (matrix, vector) = (nn.Parameter(ones(2, 2)), nn.Parameter(ones(2)));
        var settings = Modern with { LearningRate = 0.1, WeightDecay = 0.5 };
        using var optimiser = Optimisers.Create(settings, [matrix, vector]);
        (matrix.grad, vector.grad) = (zeros(2, 2), zeros(2));
        optimiser.Step();

        Assert.Equal(0.95, matrix[0, 0].item<float>(), 5);
        Assert.Equal(1, vector[0].item<float>(), 5);
    }

    private static Verdict.Scored Scored(TrainingJob job) => Assert.IsType<Verdict.Scored>(Trainer.Train(job, default).Verdict);

    private static double Metric(Verdict.Scored scored, string name) => scored.AllMetrics.Single(metric => metric.Name == name).Value;

    private static IEnumerable<int> Bits(TrainingOutcome outcome) =>
        outcome.Weights.SelectMany(t => t.Values).Select(BitConverter.SingleToInt32Bits).ToArray();

    private static TrainingJob Job(string architecture = Convolutional)
    {
        var network = ArchitectureText
            .Parse(architecture, TensorType.Image(1, 8, 8))
            .MapLeft(errors => string.Join('\n', errors))
            .Bind(derivation => Lower.ToNetwork(derivation, 3))
            .IfLeft(error => throw new Xunit.Sdk.XunitException(error));
        return new(Fuse.Rewrite(network), Quick, Toy(1, 96), Toy(2, 50), RandomStream.FromSeed(new Seed(1)));
    }

    /// <summary>Noise over nothing, over rows or over columns: the class.</summary>
    private static ImageSet Toy(long seed, int count)
    {
        var labels = Enumerable.Range(0, count).Select(i => i % 3).ToArray();
        var pixels = new float[count * 64];
        RandomStream.FromSeed(new Seed(seed)).FillNormal(pixels);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (row, column) = (i % 64 / 8, i % 8);
            pixels[i] += labels[i / 64] switch
            {
                0 => 0,
                1 => 2 * (row % 2),
                _ => 2 * (column % 2),
            };
        }

        return new(TensorType.Image(1, 8, 8), pixels, labels);
    }
}
