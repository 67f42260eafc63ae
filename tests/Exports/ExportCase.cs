using System.Runtime.InteropServices;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Publishing.Exports.CSharp;
using Nas.Effects.Publishing.Exports.Onnx;
using Nas.Effects.Publishing.Exports.PyTorch;
using Nas.Effects.Training;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using static TorchSharp.torch;

namespace Nas.Tests.Exports;

/// <summary>An architecture whose exports are to be checked.</summary>
/// <param name="Name">Name of its folder and of its C# namespace.</param>
/// <param name="Derivation">The architecture, on images of 3x16x16.</param>
internal sealed record ExportCase(string Name, Derivation Derivation)
{
    private const int Images = 12;
    private const int Batch = 4;

    /// <summary>Names that a careless generator would turn into code.</summary>
    private static readonly string[] Classes = ["plain", "\"quoted\"", "back\\slash", "line\nbreak */ \"\"\"", "naïve 🦊 «task»"];

    /// <summary>The networks' input.</summary>
    public static TensorType Input { get; } = TensorType.Image(3, 16, 16);

    /// <summary>The built-in seeds, a cell, and pieces of rows.</summary>
    public static IEnumerable<ExportCase> Seeds =>
        BuiltInSeeds.Names.Select(name => new ExportCase(name, Right(BuiltInSeeds.Load(name, Input)))).Append(Cell).Append(Rows);

    /// <summary>A cell as in NAS-Bench-201, one of whose norms only zeros read.</summary>
    public static ExportCase Cell =>
        new(
            "cell",
            Right(
                ArchitectureText.Parse(
                    "sequence(sequence(conv2d(3,1,1,8), norm), cell(sequence(relu, sequence(conv2d(3,1,1,x1), norm)), avgpool(3,1,1), zero))",
                    Input
                )
            )
        );

    /// <summary>Every operation that takes pieces of rows.</summary>
    public static ExportCase Rows =>
        new(
            "rows",
            Right(
                ArchitectureText.Parse(
                    "sequence(sequence(route(im2col1d(3,2,1), compute(softmax), col2im), conv1d(5,1,2,8)), sequence(maxpool1d(3,2,1), avgpool1d(2,1,0)))",
                    Input
                )
            )
        );

    /// <summary>Small architectures sampled from a grammar, and trained without leaving the finite numbers.</summary>
    public static IEnumerable<ExportCase> Sampled(string grammar, Seed seed)
    {
        var (rules, stream) = (Right(BuiltInGrammars.Load(grammar)), RandomStream.FromSeed(seed).Child(grammar));
        return Enumerable
            .Range(0, int.MaxValue)
            .SelectMany(i =>
                Derive
                    .Sample(rules, Input, stream.Child(i))
                    .AsEnumerable()
                    .Select(derivation => new ExportCase($"{grammar.Replace('-', '_')}_{i}", derivation))
            )
            .Where(sampled =>
                Cost.Measure(sampled.Derivation, Classes.Length, Batch)
                    is { Parameters: < 1_000_000, Macs: < 20_000_000, ActivationBytes: < 200_000_000 }
            )
            .Where(sampled => Right(Lower.ToNetwork(sampled.Derivation, Classes.Length)).Nodes.Length is > 4 and < 400);
    }

    /// <summary>Trains for a few steps, exports everything into a folder, and leaves pixels and our own logits there.</summary>
    /// <returns>Whether the training stayed finite; else nothing is left.</returns>
    public bool Write(string root, bool framed)
    {
        using var scope = NewDisposeScope();
        var stream = RandomStream.FromSeed(new Seed(7)).Child(Name);
        var (border, literal) = (framed ? 2 : 0, Right(Lower.ToNetwork(Derivation, Classes.Length)));
        var pixels = Pixels(stream.Child("pixels"), TensorType.Image(3, 16 - 2 * border, 16 - 2 * border));
        var raw = pixels with { Pixels = [.. pixels.Pixels] };
        var scaling = Standardisation.Measure(pixels);
        scaling.Apply(pixels);
        var images = Padding.Around(pixels, border);
        var fused = Fuse.Rewrite(literal);
        var trained = Trainer.Train(
            new(fused, TrainingRecipe.Default(1) with { BatchSize = Batch, LearningRate = 0.01 }, images, images, stream)
            {
                KeepsWeights = true,
            },
            CancellationToken.None
        );
        if (trained.Verdict is not Verdict.Scored)
        {
            return false;
        }

        var about = new ModelDescription("a \"task\"", ArchitectureText.Print(Derivation), Input, Classes, scaling, border);
        var model = Right(TrainedModel.Create(about, trained.Weights));
        var folder = new ModelFolder(Path.Combine(root, Name));
        folder.Write(model);
        File.WriteAllText(Path.Combine(folder.Root, PyTorchSource.FileName), PyTorchSource.Write(model));
        File.WriteAllText(Path.Combine(folder.Root, CSharpSource.FileName), CSharpSource.Write(model, new(Name, "Model")));
        File.WriteAllBytes(Path.Combine(folder.Root, OnnxFile.FileName), Right(OnnxFile.Encode(model)));
        File.WriteAllBytes(Path.Combine(folder.Root, "pixels.bin"), MemoryMarshal.AsBytes<float>(raw.Pixels).ToArray());
        File.WriteAllBytes(
            Path.Combine(folder.Root, "logits.bin"),
            MemoryMarshal.AsBytes<float>(Logits(fused, trained.Weights, images)).ToArray()
        );
        return true;
    }

    private static float[] Logits(Network network, IReadOnlyList<NamedTensor> trained, ImageSet images)
    {
        using var noGrad = no_grad();
        using var weights = Weights.Draw(network, RandomStream.FromSeed(new Seed(1)), CPU);
        weights.Load(trained);
        using var input = tensor(images.Pixels, [images.Count, 3, 16, 16]);
        return new Executor(network).Run(weights, input, training: false).data<float>().ToArray();
    }

    private static ImageSet Pixels(RandomStream stream, TensorType image)
    {
        var pixels = new float[Images * image.Elements];
        stream.FillUniform(pixels, 0, 255);
        return new(image, pixels, [.. Enumerable.Range(0, Images).Select(i => i % Classes.Length)]);
    }

    private static T Right<TError, T>(LanguageExt.Either<TError, T> either) =>
        either.IfLeft(error => throw new InvalidOperationException($"{error}"));
}
