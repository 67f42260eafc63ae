using System.Text;
using LanguageExt;
using Nas.Effects.Publishing.Exports.CSharp;
using Nas.Effects.Publishing.Exports.Onnx;
using Nas.Effects.Publishing.Exports.PyTorch;
using Nas.Effects.Training.Models;
using static LanguageExt.Prelude;

namespace Nas.Effects.Publishing.Exports.Catalogue;

/// <summary>The formats that models can be exported in.</summary>
public static class ExportFormats
{
    /// <summary>C#, the one with names of the user's choice.</summary>
    public static ExportFormat CSharp { get; } =
        new(
            "csharp",
            "Model.cs: a class over TorchSharp",
            ReadsWeights: true,
            (model, names) => Text($"{names.Class}.cs", CSharpSource.Write(Only(model), names))
        );

    /// <summary>All of them, in the order of help.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new(
            "pytorch",
            "model.py: a PyTorch module and a reader for the weights",
            ReadsWeights: true,
            (model, _) => Text(PyTorchSource.FileName, PyTorchSource.Write(Only(model)))
        ),
        new(
            "onnx",
            "model.onnx: graph and weights in one file, from pixels to probabilities",
            ReadsWeights: false,
            (model, _) => OnnxFile.Encode(model).Map(file => Some((OnnxFile.FileName, file)))
        )
        {
            TakesEnsembles = true,
        },
        CSharp,
        new(
            "safetensors",
            "weights.safetensors and architecture.txt; the sources read the weights from there",
            ReadsWeights: true,
            (_, _) => Option<(string, byte[])>.None
        ),
    ];

    private static TrainedModel Only(TrainedEnsemble ensemble) => ensemble.Members[0].Network;

    private static Either<string, Option<(string, byte[])>> Text(string name, string content) =>
        Some((name, Encoding.UTF8.GetBytes(content)));
}
