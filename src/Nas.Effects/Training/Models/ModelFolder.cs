using LanguageExt;
using Nas.Effects.Files;
using static LanguageExt.Prelude;

namespace Nas.Effects.Training.Models;

/// <summary>A folder with a model: <c>architecture.txt</c> and <c>weights.safetensors</c>, and exported files.</summary>
/// <param name="Root">The folder.</param>
public sealed record ModelFolder(string Root)
{
    private const long MaxTextBytes = 16 << 20;

    /// <summary>A readable copy of the canonical text; the one in the weight file is authoritative.</summary>
    public string Architecture => Path.Combine(Root, "architecture.txt");

    /// <summary>The weights and their description.</summary>
    public string Weights => Path.Combine(Root, "weights.safetensors");

    /// <summary>Writes both files.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void Write(TrainedModel model)
    {
        DurableFile.Write(Weights, stream => SafeTensors.Write(stream, model.Weights, model.About.ToTexts()));
        DurableFile.Write(Architecture, model.About.Architecture + "\n");
    }

    /// <summary>The model; the left side says which file cannot be used, and why.</summary>
    public Either<string, TrainedModel> Read()
    {
        try
        {
            var file = RegularFile.ReadBytes(Weights);
            return (
                from tensors in SafeTensors.Read(file)
                from texts in SafeTensors.ReadTexts(file)
                from about in ModelDescription.Parse(texts)
                from model in TrainedModel.Create(about, tensors.ToArray())
                from _ in IsItsArchitecture(model)
                select model
            ).MapLeft(reason => $"{Weights} cannot be used: {reason}");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Left($"{Weights} cannot be read: {cause.Message.TrimEnd('.')}");
        }
    }

    /// <summary>While a search is running, its best architecture may be newer than the weights of the last final training.</summary>
    private Either<string, Unit> IsItsArchitecture(TrainedModel model) =>
        !RegularFile.Exists(Architecture) || RegularFile.ReadText(Architecture, MaxTextBytes).Trim() == model.About.Architecture
            ? unit
            : Left($"its weights are not those of {Architecture}, which has had no final training yet");
}
