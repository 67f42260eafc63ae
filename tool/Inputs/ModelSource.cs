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
        new("model")
        {
            HelpName = "MODEL",
            Description = "The folder of a run, of an ensemble, or one with architecture.txt and weights.safetensors",
        };

    /// <summary>The model and its folder, or why it cannot be used.</summary>
    public static Either<Failure, (string Folder, TrainedEnsemble Networks)> Find(string path) =>
        File.Exists(new EnsembleFolder(path).Members) ? new EnsembleFolder(path).Read().Map(networks => (path, networks)).MapLeft(Unusable)
        : RunFolder.ModelAt(path) is var folder && File.Exists(folder.Weights)
            ? folder.Read().Map(model => (folder.Root, TrainedEnsemble.Of(model))).MapLeft(Unusable)
        : new Failure(ExitCode.Usage, $"there is no trained model in {path}")
        {
            Where = folder.Weights,
            Next = "name a run whose final training is done, or train one of its trials: nas-search retrain DIR --trial best",
        };

    private static Failure Unusable(string reason) =>
        new(ExitCode.RunFolder, reason)
        {
            Safe = "nothing was changed",
            Next = "train it again (nas-search retrain, nas-search ensemble), or restore the file from a copy",
        };
}
