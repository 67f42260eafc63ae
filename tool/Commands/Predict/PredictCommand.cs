using System.CommandLine;
using LanguageExt;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Training.Models;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Predict;

/// <summary><c>predict</c>: the predictions of a trained model for images.</summary>
internal static class PredictCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = ModelSource.Argument();
        var files = new Argument<string[]>("file")
        {
            HelpName = "FILE",
            Description = "Pictures (PNG, JPEG, WebP, GIF, BMP, ICO, PPM), or npy and idx arrays of one image or many",
            Arity = ArgumentArity.OneOrMore,
        };
        var pixels = Options.Number(
            "--max-image-pixels",
            "Pixels that a picture may claim to have",
            ImageLimits.Default.Pixels,
            1L,
            ImageLimits.MaxPixels
        );
        var json = Options.Json("Print one object for each image, one a line");
        return new ToolCommand("predict", "Classify images with a trained model, with probabilities")
            .Takes(model)
            .Takes(files)
            .Takes("Options", pixels, LibTorchFolder.Option, json)
            .Example("nas-search predict runs/small image.png", "class and probability of one picture")
            .Example("nas-search predict deployed test_x.npy --json", "for a program to read")
            .Does(
                terminal,
                parsed =>
                    from found in ModelSource.Find(parsed.GetRequiredValue(model))
                    from images in parsed
                        .GetRequiredValue(files)
                        .ToSeq()
                        .Strict()
                        .Map(file => Read(file, found.Model, ImageLimits.OfPixels(parsed.GetValue(pixels)), terminal))
                        .Sequence()
                    from ready in TrialBackend.Load()
                    select Print(found.Model, images, parsed.GetValue(json), terminal)
            );
    }

    private static Either<Failure, (string File, ImageSet Images)> Read(
        string file,
        TrainedModel model,
        ImageLimits limits,
        Terminal terminal
    ) =>
        ImageFiles
            .Read(file, model.About.Image, ReadLimits.Default, limits)
            .Map(found =>
            {
                found.Remarks.Iter(remark => terminal.Error.WriteLine($"warning: {file} {remark}"));
                return (file, found.Images);
            })
            .MapLeft(Faults.ToFailure);

    private static ExitCode Print(TrainedModel model, Seq<(string File, ImageSet Images)> files, bool json, Terminal terminal)
    {
        using var classifier = new Classifier(model);
        foreach (var (file, images) in files)
        {
            foreach (
                var (probabilities, index) in classifier.Probabilities(images).Select((probabilities, index) => (probabilities, index))
            )
            {
                var label = Array.IndexOf(probabilities, probabilities.Max());
                var said = new ClassPrediction(file, index, model.About.Classes[label], label, probabilities[label]);
                terminal.Out.WriteLine(json ? Json.Line(said, PredictJson.Default.ClassPrediction) : Line(said, single: images.Count == 1));
            }
        }

        return ExitCode.Ok;
    }

    private static string Line(ClassPrediction said, bool single) =>
        FormattableString.Invariant(
            $"{said.File}{(single ? "" : FormattableString.Invariant($"[{said.Index}]"))}  {said.Class}  {Quantity.Percent(said.Probability)}"
        );
}
