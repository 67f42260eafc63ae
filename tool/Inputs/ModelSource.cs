using System.CommandLine;
using LanguageExt;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Training.Models;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>A trained model given by the user: a run, a folder with a model, or a file in one.</summary>
internal static class ModelSource
{
    /// <summary>The argument that names a model.</summary>
    public static Argument<string> Argument() =>
        new("model") { HelpName = "MODEL", Description = "The folder of a run, or a folder with architecture.txt and weights.safetensors" };

    /// <summary>The model and its folder, or why it cannot be used.</summary>
    public static Either<Failure, (ModelFolder Folder, TrainedModel Model)> Find(string path) =>
        RunFolder.ModelAt(path) is var folder && File.Exists(folder.Weights)
            ? folder
                .Read()
                .Map(model => (folder, model))
                .MapLeft(reason => new Failure(ExitCode.RunFolder, reason)
                {
                    Safe = "nothing was changed",
                    Next = "train it again (nas-search retrain), or restore the file from a copy",
                })
            : new Failure(ExitCode.Usage, $"there is no trained model in {path}")
            {
                Where = folder.Weights,
                Next = "name a run whose final training is done, or train one of its trials: nas-search retrain DIR --trial best",
            };
}
