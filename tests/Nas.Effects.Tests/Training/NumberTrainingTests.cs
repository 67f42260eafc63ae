using LanguageExt;
using Microsoft.ML.OnnxRuntime;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Publishing.Exports.Onnx;
using Nas.Effects.Scoring;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training;
using Nas.Effects.Training.Models;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Training;

/// <summary>Networks that tell numbers: trained, kept, asked and exported.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class NumberTrainingTests
{
    private static readonly string Perceptron = BuiltInSeeds.Text("mlp_64").IfNone("");

    private static readonly TaskData Data = Right(Tasks.Load(new("friedman")));

    [Fact]
    public void Network_TrainedOnNumbers_TellsMostOfTheVariance()
    {
        var scored = Assert.IsType<Verdict.Scored>(new ImageTrials(new()).Train(Spec, CancellationToken.None));
        var test = Assert.IsType<Evaluation.OfNumbers>(scored.Test.Case);
        Assert.Equal(scored.Score, test.R2);
        Assert.InRange(test.R2, 0.85, 0.97);
        Assert.InRange(test.MeanSquaredError, 1, 3.5);
        Assert.InRange(test.MeanAbsoluteError, 0.8, 1.5);
    }

    [Fact]
    public void Network_KeptAndExported_TellsNumbersInUnits()
    {
        using var folder = new TemporaryFolder();
        var model = new ModelFolder(folder["best"]);
        var spec = Spec with { WeightsFile = model.Weights };
        var scored = Assert.IsType<Verdict.Scored>(new ImageTrials(new()).Train(spec, CancellationToken.None));
        var trained = Right(model.Read());
        var raw = Right(Tasks.Read(new("friedman")));
        using var classifier = new Classifier(trained, ComputeDevice.Cpu);
        var told = classifier.Probabilities(raw.Test).SelectMany(row => row).ToArray();
        var known = raw.Test.Targets.Map(rows => rows.Values).IfNone([]);

        Assert.Equal((TargetKind.Numbers, "y"), (trained.About.Kind, Assert.Single(trained.About.Classes)));
        Assert.Equal(scored.Score, RegressionQuality.Compute(known, told, 1).R2, 1e-4);
        var exported = InOnnxRuntime(trained, raw.Test);
        Assert.All(Enumerable.Range(0, told.Length), i => Assert.Equal(told[i], exported[i], 1e-3f));
    }

    [Fact]
    public void Network_TrainedOnLabels_TellsThem()
    {
        var data = Right(Tasks.Load(new("digit-labels")));
        var spec = Spec with
        {
            Architecture = BuiltInSeeds.Text("cnn_8").IfNone(""),
            Task = new("digit-labels", None, data.Fingerprint.Hex, "3x28x28", data.Target),
            Training = Spec.Training with { Epochs = 2 },
        };
        var scored = Assert.IsType<Verdict.Scored>(new ImageTrials(new()).Train(spec, CancellationToken.None));
        var test = Assert.IsType<Evaluation.OfLabels>(scored.Test.Case);
        Assert.Equal(scored.Score, test.AveragePrecision);
        Assert.InRange(test.AreaUnderCurve, 0.6, 1);
        Assert.InRange(test.AveragePrecision, 0.35, 1);
    }

    [Fact]
    public void Proxies_OfATaskOfNumbers_AreFinite()
    {
        var read = Right(
            new ImageProxies(new()).Assess(
                new(Perceptron, Seq("grad_norm", "snip", "jacov", "zico"), Spec.Task, Spec.Limits, Spec.Seed),
                CancellationToken.None
            )
        );
        Assert.All(read.Values, score => Assert.True(double.IsFinite(score.Value), score.Name));
    }

    private static float[] InOnnxRuntime(TrainedModel model, ImageSet images)
    {
        using var session = new InferenceSession(Right(OnnxFile.Encode(model)));
        using var input = OrtValue.CreateTensorValueFromMemory(images.Pixels, [images.Count, 10, 1, 1]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, ["pixels"], [input], ["numbers"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static T Right<TError, T>(Either<TError, T> either) => either.IfLeft(error => throw new InvalidDataException($"{error}"));

    private static TrialSpec Spec { get; } =
        new(
            0,
            TrialPhase.Final,
            Perceptron,
            new("friedman", None, Data.Fingerprint.Hex, "10x1x1", Data.Target),
            new TrainingRecipe(8, 128, 0.004, 0.9, 0.05, default) { Optimiser = Optimiser.AdamW, Schedule = RateSchedule.Trapezoid },
            new TrialLimits(600, 1L << 32, 60),
            new Seed(1)
        );
}
