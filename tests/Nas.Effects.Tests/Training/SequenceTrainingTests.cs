using LanguageExt;
using Microsoft.ML.OnnxRuntime;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Publishing.Exports.CSharp;
using Nas.Effects.Publishing.Exports.Onnx;
using Nas.Effects.Publishing.Exports.PyTorch;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training;
using Nas.Effects.Training.Models;
using Nas.Tests;

namespace Nas.Effects.Tests.Training;

/// <summary>Networks of sequences: trained and exported.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class SequenceTrainingTests
{
    /// <summary>Every place becomes a channel, which the head maps linearly.</summary>
    private const string Linear = "permute(3,2,1)";

    private static readonly TaskData Data = Right(Tasks.Load(Request));

    [Fact]
    public void HiddenWaves_AreSolvedByAConvolutionAndByNoLinearMap()
    {
        Assert.InRange(Accuracy("cnn_1d", epochs: 1), 0.9, 1);
        Assert.InRange(Accuracy(Linear, epochs: 4), 0.2, 0.35);
    }

    [Theory]
    [InlineData("cnn_1d")]
    [InlineData("transformer_1d")]
    public void Export_OfASequenceNetwork_SaysTheSame(string seed)
    {
        using var folder = new TemporaryFolder();
        var model = new ModelFolder(folder["best"]);
        Assert.IsType<Verdict.Scored>(
            new ImageTrials(new()).Train(Spec(TextOf(seed), epochs: 1) with { WeightsFile = model.Weights }, CancellationToken.None)
        );
        var trained = Right(model.Read());
        var raw = Right(Tasks.Read(Request));
        using var classifier = new Classifier(trained, ComputeDevice.Cpu);
        var told = classifier.Probabilities(raw.Test).SelectMany(row => row).ToArray();
        var exported = InOnnxRuntime(trained, raw.Test);
        Assert.All(Enumerable.Range(0, told.Length), i => Assert.Equal(told[i], exported[i], 1e-4f));
        Assert.Contains("1x1x96", PyTorchSource.Write(trained).Replace(", ", "x", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("PIL", PyTorchSource.Write(trained), StringComparison.Ordinal);
        Assert.DoesNotContain("Skia", CSharpSource.Write(trained, new("Made", "Model")), StringComparison.Ordinal);
    }

    private static double Accuracy(string architecture, int epochs) =>
        Assert.IsType<Verdict.Scored>(new ImageTrials(new()).Train(Spec(TextOf(architecture), epochs), CancellationToken.None)).Score;

    private static string TextOf(string architecture) => BuiltInSeeds.Text(architecture).IfNone(architecture);

    private static float[] InOnnxRuntime(TrainedModel model, ImageSet images)
    {
        using var session = new InferenceSession(Right(OnnxFile.Encode(model)));
        using var input = OrtValue.CreateTensorValueFromMemory(images.Pixels, [images.Count, 1, 1, 96]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, ["pixels"], [input], ["probabilities"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static T Right<TError, T>(Either<TError, T> either) => either.IfLeft(error => throw new InvalidDataException($"{error}"));

    private static TaskRequest Request => new("hidden-waves");

    private static TrialSpec Spec(string architecture, int epochs) =>
        new(
            0,
            TrialPhase.Search,
            architecture,
            new("hidden-waves", LanguageExt.Option<string>.None, Data.Fingerprint.Hex, "1x1x96", Data.Target),
            new TrainingRecipe(epochs, 64, 0.004, 0.9, 0.05, default) { Optimiser = Optimiser.AdamW, Schedule = RateSchedule.Trapezoid },
            new TrialLimits(600, 1L << 32, 60),
            new Seed(1)
        );
}
