using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Publishing.Exports.Onnx;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using Nas.Tests;
using Nas.Tests.Exports;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Training.Models;

[Collection(TensorCollection.Name)]
public class TrainedEnsembleTests
{
    private static readonly TensorType Input = TensorType.Image(1, 12, 12);

    [Fact]
    public void Probabilities_OfAnEnsemble_AreTheWeightedMean()
    {
        var (a, b) = (Drawn("small_cnn", 1), Drawn("mlp_64", 2));
        var (ofA, ofB) = (Probabilities(TrainedEnsemble.Of(a)), Probabilities(TrainedEnsemble.Of(b)));
        var mixed = Probabilities(Right(TrainedEnsemble.Create(Seq((a, 3.0), (b, 1.0)))));
        Assert.All(
            mixed.Index(),
            row =>
                Assert.All(
                    row.Item.Index(),
                    one => Assert.Equal(0.75f * ofA[row.Index][one.Index] + 0.25f * ofB[row.Index][one.Index], one.Item, 1e-6f)
                )
        );
    }

    [Fact]
    public void Onnx_OfAnEnsemble_ComputesItsProbabilities()
    {
        using var folder = new TemporaryFolder();
        // Twice the same architecture: the weights of one must not stand for those of the other.
        var ensemble = Right(
            TrainedEnsemble.Create(Seq((Drawn("small_cnn", 1), 0.5), (Drawn("small_cnn", 2), 0.2), (Drawn("mlp_64", 3), 0.3)))
        );
        var logits = Probabilities(ensemble).SelectMany(row => row).Select(one => (float)Math.Log(one)).ToArray();
        File.WriteAllBytes(folder[OnnxFile.FileName], Right(OnnxFile.Encode(ensemble)));
        File.WriteAllBytes(folder["pixels.bin"], Bytes(Images().Pixels));
        File.WriteAllBytes(folder["logits.bin"], Bytes(logits));
        Assert.All(OnnxExports.Check(folder.Root, ["."]), check => Assert.InRange(check.Logits, 0, 1e-5));
    }

    [Fact]
    public void Folder_ThatWasWritten_ReadsBackAsTheSameEnsemble()
    {
        using var folder = new TemporaryFolder();
        var place = new EnsembleFolder(folder.Root);
        place.ModelOf("trial-1").Write(Drawn("small_cnn", 1));
        place.ModelOf("trial-2").Write(Drawn("mlp_64", 2));
        place.Write(Seq(("trial-2", 0.25), ("trial-1", 0.75)));
        Assert.Equal<double>([0.25, 0.75], Right(place.Read()).Members.Map(member => member.Weight));
    }

    [Theory]
    [InlineData("""{"members": [{"folder": "../trial-1", "weight": 1}]}""", "'../trial-1' is no name of a folder in it")]
    [InlineData("""{"members": [{"folder": "..", "weight": 1}]}""", "'..' is no name of a folder in it")]
    [InlineData("""{"members": [{"folder": "trial-1", "weight": -1}]}""", "its weights are not positive numbers")]
    [InlineData("""{"members": []}""", "it has no networks")]
    [InlineData("""{"members": [{"folder": "trial-9", "weight": 1}]}""", "trial-9")]
    [InlineData("""{"members": [{"folder": "trial-1", "weight": 1}, {"folder": "other", "weight": 1}]}""", "do not take the same images")]
    [InlineData("[", "is no JSON")]
    public void Folder_OfNonsense_IsRefused(string members, string reason)
    {
        using var folder = new TemporaryFolder();
        var place = new EnsembleFolder(folder.Root);
        place.ModelOf("trial-1").Write(Drawn("small_cnn", 1));
        place.ModelOf("other").Write(Drawn("small_cnn", 1, "cat"));
        File.WriteAllText(place.Members, members);
        Assert.Contains(reason, place.Read().Match(_ => "", wrong => wrong), StringComparison.Ordinal);
    }

    private static TrainedModel Drawn(string architecture, long seed, string first = "cube")
    {
        var about = new ModelDescription(
            "toys",
            BuiltInSeeds.Text(architecture).IfNone(""),
            Input,
            [first, "ball", "doll"],
            new([33f], [78f]),
            0
        );
        var derivation = ArchitectureText.Parse(about.Architecture, Input).IfLeft(_ => throw new InvalidOperationException());
        var network = Right(Lower.ToNetwork(derivation, 3));
        Nas.Effects.Engine.LibTorch.Load();
        using var weights = Weights.Draw(network, RandomStream.FromSeed(new Seed(seed)), TorchSharp.torch.device("cpu"));
        return Right(TrainedModel.Create(about, weights.ToHost()));
    }

    private static ImageSet Images()
    {
        var pixels = new float[5 * 144];
        RandomStream.FromSeed(new Seed(7)).FillUniform(pixels, 0, 255);
        return new(Input, pixels, new int[5]);
    }

    private static float[][] Probabilities(TrainedEnsemble ensemble)
    {
        using var classifier = new Classifier(ensemble, ComputeDevice.Cpu);
        return [.. classifier.Probabilities(Images())];
    }

    private static byte[] Bytes(float[] numbers) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();

    private static T Right<T>(LanguageExt.Either<string, T> either) => either.IfLeft(reason => throw new Xunit.Sdk.XunitException(reason));
}
