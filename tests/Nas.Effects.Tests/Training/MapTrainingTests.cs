using LanguageExt;
using Microsoft.ML.OnnxRuntime;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Engine;
using Nas.Effects.Publishing.Exports.CSharp;
using Nas.Effects.Publishing.Exports.Onnx;
using Nas.Effects.Publishing.Exports.PyTorch;
using Nas.Effects.Scoring;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using Nas.Tests;
using TorchSharp;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Training;

/// <summary>Networks that tell a number at every pixel: run, trained, kept and exported.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class MapTrainingTests
{
    private static readonly TaskData Shapes = Right(Tasks.Load(Request));

    private static TaskRequest Request => new("hidden-shapes");

    [Fact]
    public void Network_OfAnySample_IsTheSameWhenRewritten()
    {
        var (grammar, input) = (Right(BuiltInGrammars.Load("einspace")), TensorType.Image(2, 8, 6));
        var stream = RandomStream.FromSeed(new Seed(5));
        foreach (var i in Enumerable.Range(0, 40))
        {
            var network = Derive
                .Sample(grammar, input, stream.Child(i))
                .Bind(derivation => Lower.ToNetwork(derivation, new Head(2, new ImageSize(8, 6))).ToOption())
                .Filter(found => found.Nodes.Length < 200 && found.Parameters.Sum(one => one.Elements) < 1_000_000);
            network.IfSome(found =>
            {
                var (plain, fast) = (Outputs(found, input), Outputs(Fuse.Rewrite(found), input));
                Assert.Equal(3 * 2 * 8 * 6, plain.Length);
                var scale = Math.Max(1, plain.Max(Math.Abs));
                Assert.All(plain.Zip(fast), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-3 * scale));
            });
        }
    }

    [Theory]
    [InlineData(3, 5, 8, 8)]
    [InlineData(9, 7, 4, 3)]
    [InlineData(1, 1, 5, 5)]
    public void Resize_OfAnImage_IsLibtorchsBilinear(int fromHeight, int fromWidth, int height, int width)
    {
        using var scope = NewDisposeScope();
        var size = new NetworkNode(2, new Primitive.Resize(height, width), [0], [], TensorType.Image(2, height, width), "head");
        var (node, image) = (size, randn(3, 2, fromHeight, fromWidth));
        var network = new Network(
            TensorType.Image(2, fromHeight, fromWidth),
            2,
            [new("unused", [1], new Initialisation.Constant(1))],
            [node]
        );
        using var weights = Weights.Draw(network, RandomStream.FromSeed(default), CPU);
        var told = new Executor(network).Run(weights, image, training: false);
        var known = nn.functional.interpolate(image, [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
        Assert.InRange(told.sub(known).abs().max().item<float>(), 0, 1e-5);
    }

    [Fact]
    public void Network_TrainedOnMasks_IsKeptAndExported()
    {
        using var folder = new TemporaryFolder();
        var model = new ModelFolder(folder["best"]);
        var scored = Trained(Spec with { WeightsFile = model.Weights });
        var test = Assert.IsType<Evaluation.OfMasks>(scored.Test.Case);
        Assert.Equal(scored.Score, test.Overlap);
        Assert.InRange(test.AreaUnderCurve, 0.8, 1);

        var trained = Right(model.Read());
        Assert.Equal((TargetKind.Masks, new ImageSize(32, 32)), (trained.About.Kind, trained.About.MapSize));
        var raw = Right(Tasks.Read(Request));
        using var classifier = new Classifier(trained, ComputeDevice.Cpu);
        var told = classifier.Probabilities(raw.Test).ToArray();
        Assert.Equal((2000, 1024), (told.Length, told[0].Length));
        var counts = new PixelCounts(1, 1024);
        counts.Add(raw.Test.Targets.Map(rows => rows.Values).IfNone([]), told.SelectMany(row => row).ToArray());
        Assert.Equal(test.Overlap, counts.Quality(2000).Overlap, 1e-3);

        var exported = InOnnxRuntime(trained, raw.Test, "probabilities");
        Assert.All(told.SelectMany(row => row).Zip(exported), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-4f));
        var python = PyTorchSource.Write(trained);
        Assert.Contains("F.interpolate(x, (32, 32), mode=\"bilinear\", align_corners=False)", python, StringComparison.Ordinal);
        Assert.Contains("MASKS = [\"disc\"]", python, StringComparison.Ordinal);
        var csharp = CSharpSource.Write(trained, CSharpNames.Default);
        Assert.Contains(
            "functional.interpolate(x, new long[] { 32, 32 }, mode: InterpolationMode.Bilinear",
            csharp,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("«", python + csharp, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScoreMetric.R2)]
    [InlineData(ScoreMetric.SquaredError)]
    [InlineData(ScoreMetric.AbsoluteError)]
    [InlineData(ScoreMetric.RelativeError)]
    public void Network_TrainedOnMaps_TellsThemInUnits(ScoreMetric metric)
    {
        var train = Smoothed(256, "train");
        var rows = train.Targets.IfNone(() => throw new InvalidDataException("no maps"));
        var settings = new TrainingRecipe(12, 32, 0.01, 0.9, 0, default) { Optimiser = Optimiser.AdamW, Metric = metric };
        var head = new Head(1, new ImageSize(12, 12));
        var network = Right(
            ArchitectureText
                .Parse("route(im2col(3,1,1), compute(linear(8)), col2im)", train.Shape)
                .MapLeft(errors => $"{errors}")
                .Bind(derivation => Lower.ToNetwork(derivation, head))
        );
        var outcome = Trainer.Train(
            new(network, settings, train, Smoothed(64, "test", rows.Scaling), RandomStream.FromSeed(new Seed(1))),
            CancellationToken.None
        );
        var scored = Assert.IsType<Verdict.Scored>(outcome.Verdict);
        var found = Assert.IsType<Evaluation.OfNumbers>(scored.Validation.Case);
        var error = found.RelativeError.IfNone(double.NaN);
        Assert.InRange(found.R2, 0.95, 1);
        Assert.InRange(error, 0, 0.04);
        Assert.InRange(found.MeanAbsoluteError, 0, 3);
        var score = metric switch
        {
            ScoreMetric.SquaredError => -found.MeanSquaredError,
            ScoreMetric.AbsoluteError => -found.MeanAbsoluteError,
            ScoreMetric.RelativeError => 1 - error,
            _ => found.R2,
        };
        Assert.Equal(score, scored.Score);
    }

    [Fact]
    public void Proxies_OfATaskOfMasks_AreFinite()
    {
        var read = Right(
            new ImageProxies(new()).Assess(
                new(
                    Spec.Architecture,
                    Seq("grad_norm", "snip", "jacov", "zico", "synflow", "zen", "nwot"),
                    Spec.Task,
                    Spec.Limits,
                    Spec.Seed
                ),
                CancellationToken.None
            )
        );
        Assert.All(read.Values, score => Assert.True(double.IsFinite(score.Value), score.Name));
    }

    /// <summary>Noise, and the mean of the 3×3 pixels around each, in units far from 0 and 1.</summary>
    private static ImageSet Smoothed(int count, string part, Standardisation? scaling = null)
    {
        const int Side = 12;
        var pixels = new float[count * Side * Side];
        RandomStream.FromSeed(new Seed(2)).Child(part).FillNormal(pixels);
        var means = new float[pixels.Length];
        for (var i = 0; i < means.Length; i++)
        {
            var (image, row, column) = (i / (Side * Side), i / Side % Side, i % Side);
            for (var k = 0; k < 9; k++)
            {
                var (y, x) = (row + (k / 3) - 1, column + (k % 3) - 1);
                means[i] += y is >= 0 and < Side && x is >= 0 and < Side ? pixels[(((image * Side) + y) * Side) + x] / 9 : 0;
            }

            means[i] = 100 + (50 * means[i]);
        }

        var rows = TargetRows.Create(means, 1, TargetKind.Maps) with { Size = new ImageSize(Side, Side) };
        return new(TensorType.Image(1, Side, Side), pixels, new int[count]) { Targets = rows.Standardised(scaling ?? rows.Measure()) };
    }

    private static float[] Outputs(Network network, TensorType input)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var numbers = new float[3 * input.Elements];
        RandomStream.FromSeed(new Seed(9)).FillNormal(numbers);
        using var weights = Weights.Draw(network, RandomStream.FromSeed(new Seed(4)), CPU);
        var images = FromArrays.Tensor(numbers, 3, input.Axis1, input.Axis2, input.Axis3);
        return HostNumbers.Of(new Executor(network).Run(weights, images, training: false).contiguous());
    }

    private static float[] InOnnxRuntime(TrainedModel model, ImageSet images, string output)
    {
        using var session = new InferenceSession(Right(OnnxFile.Encode(model)));
        using var input = OrtValue.CreateTensorValueFromMemory(images.Pixels, [images.Count, 1, 32, 32]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, ["pixels"], [input], [output]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static Verdict.Scored Trained(TrialSpec spec) =>
        Assert.IsType<Verdict.Scored>(new ImageTrials(new()).Train(spec, CancellationToken.None));

    private static T Right<TError, T>(Either<TError, T> either) => either.IfLeft(error => throw new InvalidDataException($"{error}"));

    private static TrialSpec Spec { get; } =
        new(
            0,
            TrialPhase.Final,
            BuiltInSeeds.Text("small_cnn").IfNone(""),
            new("hidden-shapes", None, Shapes.Fingerprint.Hex, "1x32x32", Shapes.Target),
            new TrainingRecipe(1, 128, 0.004, 0.9, 0.05, default)
            {
                Optimiser = Optimiser.AdamW,
                Schedule = RateSchedule.Trapezoid,
                Metric = ScoreMetric.Overlap,
            },
            new TrialLimits(600, 1L << 32, 60),
            new Seed(1)
        );
}
