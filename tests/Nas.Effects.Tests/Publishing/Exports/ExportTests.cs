using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Publishing.Exports.CSharp;
using Nas.Effects.Publishing.Exports.PyTorch;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using Nas.Tests;
using Nas.Tests.Exports;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Publishing.Exports;

/// <summary>Exported models compute what the trained networks compute: in ONNX Runtime, in a C# program, in Python's torch.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class ExportTests(ExportedModels exported) : IClassFixture<ExportedModels>
{
    private const double Tolerance = 1e-5;

    private static TrainedModel Small()
    {
        var about = new ModelDescription(
            "toys",
            BuiltInSeeds.Text("small_cnn").IfNone(""),
            TensorType.Image(1, 28, 28),
            ["cube", "ball", "doll"],
            new([33.3f], [78.5f]),
            Border: 2
        );
        return Blank(about);
    }

    internal static TrainedModel OfATable()
    {
        var columns = Seq<TableColumn>(
            new TableColumn.Number("age", 29.5f, HasGaps: true),
            new TableColumn.Words("\"co'lour\\", ["ré\"d", "blue"], HasGaps: false),
            new TableColumn.Hashed("city", 3, HasGaps: true)
        );
        var input = TensorType.Image(8, 1, 1);
        return Blank(
            new(
                "people",
                BuiltInSeeds.Text("mlp_64").IfNone(""),
                input,
                ["yes", "no"],
                new(new float[8], [.. Enumerable.Repeat(1f, 8)]),
                Border: 0
            )
            {
                Columns = columns,
            }
        );
    }

    private static TrainedModel Blank(ModelDescription about)
    {
        var derivation = ArchitectureText.Parse(about.Architecture, about.Input).IfLeft(_ => throw new InvalidOperationException());
        var network = Right(Lower.ToNetwork(derivation, about.Classes.Count));
        return Right(
            TrainedModel.Create(
                about,
                [
                    .. Weights
                        .ShapesOf(network)
                        .Select(item => new NamedTensor(
                            item.Name,
                            item.Shape,
                            new float[item.Shape.Aggregate(1L, (product, size) => product * size)]
                        )),
                ]
            )
        );
    }

    private static T Right<T>(LanguageExt.Either<string, T> either) => either.IfLeft(reason => throw new Xunit.Sdk.XunitException(reason));

    private static string Wrong<T>(LanguageExt.Either<string, T> either) => either.Match(_ => "", reason => reason);

    [Fact]
    public void Sources_OfASmallNetwork_AreAsApproved()
    {
        var model = Small();
        Snapshot.Matches("Exports/small_cnn.py", PyTorchSource.Write(model));
        Snapshot.Matches("Exports/small_cnn.cs", CSharpSource.Write(model, CSharpNames.Default));
    }

    [Fact]
    public void Sources_OfATable_EncodeItsCells()
    {
        var model = OfATable();
        Snapshot.Matches("Exports/table.py", PyTorchSource.Write(model));
        Snapshot.Matches("Exports/table.cs", CSharpSource.Write(model, CSharpNames.Default));
        Assert.Equal(
            model.About.Columns,
            Right(ModelDescription.Parse(model.About.ToTexts().ToDictionary(text => text.Key, text => text.Text))).Columns
        );
    }

    [Fact]
    public void Sources_OfNumbers_TellThemAsTheNetworkDoes()
    {
        var model = Blank(OfATable().About with { Kind = TargetKind.Numbers, Classes = ["price", "rent"] });
        var (python, csharp) = (PyTorchSource.Write(model), CSharpSource.Write(model, CSharpNames.Default));
        Assert.Contains("NUMBERS = [\"price\", \"rent\"]", python, StringComparison.Ordinal);
        Assert.Contains("        numbers = load(weights)(prepare(rows))\n    return numbers.tolist()\n", python, StringComparison.Ordinal);
        Assert.Contains("IReadOnlyList<string> Numbers { get; } = new[] { \"price\", \"rent\" };", csharp, StringComparison.Ordinal);
        Assert.All(
            ["softmax", "probabilities", "logits", "CLASSES", "«"],
            word => Assert.DoesNotContain(word, python + csharp, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Folder_ThatWasWritten_ReadsBackAsTheSameModel()
    {
        using var folder = new TemporaryFolder();
        var (model, place) = (Small(), new ModelFolder(folder.Root));
        place.Write(model);
        var read = Right(place.Read());
        Assert.Equal(model.About.ToTexts(), read.About.ToTexts());
        Assert.Equal(model.Weights.SelectMany(tensor => tensor.Values), read.Weights.SelectMany(tensor => tensor.Values));
        Assert.Equal(PyTorchSource.Write(model), PyTorchSource.Write(read));
    }

    [Fact]
    public void Folder_WhoseArchitectureIsNewerThanItsWeights_IsRefused()
    {
        using var folder = new TemporaryFolder();
        new ModelFolder(folder.Root).Write(Small());
        File.WriteAllText(folder["architecture.txt"], "compute(relu)\n");
        Assert.Contains("has had no final training yet", Wrong(new ModelFolder(folder.Root).Read()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mean", "[1,2,3]", "do not have 1 channels")]
    [InlineData("mean", "[\"x\"]", "its mean cannot be read")]
    [InlineData("deviation", "[0]", "are not finite")]
    [InlineData("border", "14", "is too wide")]
    [InlineData("classes", "[]", "has no class names")]
    [InlineData("classes", "[\"a\",null]", "has no class names")]
    [InlineData("classes", "null", "its classes is null")]
    [InlineData("classes", "[\"a\",\"b\"]", "'head.weight' is 3x")]
    [InlineData("input", "28x28", "is not an image")]
    [InlineData("input", "1x28", "is not an image")]
    [InlineData("architecture", "compute(", "its architecture is invalid")]
    [InlineData("architecture", "compute(relu)", "'head.weight' is")]
    [InlineData("task", null, "its task is missing")]
    public void Folder_WhoseWeightsSayNonsense_IsRefused(string key, string? text, string reason)
    {
        using var folder = new TemporaryFolder();
        var (model, place) = (Small(), new ModelFolder(folder.Root));
        var texts = model
            .About.ToTexts()
            .Where(item => item.Key != key || text is not null)
            .Select(item => item.Key == key ? (key, text!) : item)
            .ToArray();
        using (var file = File.Create(place.Weights))
        {
            SafeTensors.Write(file, model.Weights, texts);
        }

        Assert.Contains(reason, Wrong(place.Read()), StringComparison.Ordinal);
    }

    [Fact]
    public void Onnx_InOnnxRuntime_AgreesWithTheTrainedNetwork() =>
        Assert.All(OnnxExports.Check(exported.Root, exported.Names), check => Assert.True(check.Logits < Tolerance, $"{check}"));

    [Fact]
    public void CSharp_CompiledAndRun_AgreesWithTheTrainedNetwork()
    {
        var checks = exported.CSharp("logits");
        Assert.Equal(exported.Names, checks.Select(check => check[0]));
        Assert.All(checks, check => Assert.True(Number(check[2]) < Tolerance && check[1] == "5", string.Join(' ', check)));
    }

    [Fact]
    public void CSharp_OfPhotographs_PredictsWhatPredictDoes()
    {
        var predicted = exported.CSharp("picture").Select(line => line.Select(Number).ToArray()).ToArray();
        Assert.Equal(50, predicted.Length);
        Assert.All(predicted.Zip(Predictions()), pair => Assert.True(Difference(pair.Item1, pair.Item2) < Tolerance));
        Assert.True(predicted.Select(one => Math.Round(one[0], 3)).Distinct().Count() > 25);
    }

    [Fact]
    public void CSharp_OfRowsOfATable_EncodesThemAsPredictDoes()
    {
        using var folder = new TemporaryFolder();
        var columns = exported.Rows[0].Keys.ToArray();
        File.WriteAllLines(
            folder["rows.csv"],
            exported.Rows.Select(row => Line(columns.Select(column => row[column]))).Prepend(Line(columns))
        );
        var read = ImageFiles
            .Read(folder["rows.csv"], OfATable().About.Format, ReadLimits.Default, ImageLimits.Default)
            .IfLeft(error => throw new Xunit.Sdk.XunitException(error.What));
        Assert.Equal(read.Images.Pixels.Select(value => (double)value), exported.CSharp("row").SelectMany(line => line.Select(Number)));

        static string Line(IEnumerable<string> cells) =>
            string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }

    /// <summary>What the trained network itself says of the photographs.</summary>
    private IEnumerable<double[]> Predictions()
    {
        var model = Right(new ModelFolder(Path.Combine(exported.Root, exported.Names[0])).Read());
        using var classifier = new Classifier(model, Nas.Domain.Search.Trials.ComputeDevice.Cpu);
        foreach (var path in exported.Photographs)
        {
            var read = ImageFiles
                .Read(path, model.About.Format, ReadLimits.Default, ImageLimits.Default)
                .IfLeft(error => throw new Xunit.Sdk.XunitException(error.What));
            yield return [.. classifier.Probabilities(read.Images).Single().Select(value => (double)value)];
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Difference(double[] a, double[] b) => a.Zip(b).Max(pair => Math.Abs(pair.Item1 - pair.Item2));

    [PythonTorchFact]
    public void PyTorch_OfPhotographs_PredictsWhatPredictDoes()
    {
        var predicted = PythonExports.Predict(Path.Combine(exported.Root, exported.Names[0]), exported.Photographs);
        // Pillow brings another JPEG decoder: a pixel may differ by 1 of 255.
        Assert.All(predicted.Zip(Predictions()), pair => Assert.True(Difference(pair.Item1, pair.Item2) < 0.01));
    }

    [PythonTorchFact]
    public void PyTorch_InPython_AgreesWithTheTrainedNetwork()
    {
        var checks = PythonExports.Check(exported.Root);
        Assert.Equal(exported.Names, checks.Select(check => check.Name));
        Assert.All(checks, check => Assert.True(check.Logits < Tolerance, $"{check}"));
    }
}
