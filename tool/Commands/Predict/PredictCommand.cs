using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data;
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
            Description = "Pictures, arrays (npy, npz, idx) of one image or many, tables (CSV), or folders with such files",
            Arity = ArgumentArity.OneOrMore,
        };
        var pixels = Options.Number(
            "--max-image-pixels",
            "Pixels that a picture may claim to have",
            ImageLimits.Default.Pixels,
            1L,
            ImageLimits.MaxPixels
        );
        var top = Options.Number("--top", "Print so many of the most probable classes", 1, 1, 1000);
        var csv = new System.CommandLine.Option<bool>("--csv")
        {
            Description = "Print a table: file, index, rank, class, label, probability",
        };
        var output = Options.Text(
            "--out",
            "FILE.npy",
            "Where to write the maps or probabilities of masks of all images, as an array N×H×W"
        );
        var device = DeviceOptions.Single("The device, such as cuda:1 [default: auto, a graphics processor if libtorch can use one]");
        var json = Options.Json("Print one object for each image, one a line");
        return new ToolCommand("predict", "Classify images with a trained model, with probabilities")
            .Takes(model)
            .Takes(files)
            .Takes("Options", top, csv, output, pixels, device, LibTorchFolder.Option, json)
            .Ignores(parsed => parsed.GetValue(json), "--json prints objects, and no table", csv)
            .Example("nas-search predict runs/small image.png", "class and probability of one picture")
            .Example("nas-search predict deployed photos --top 3 --csv", "the three most probable classes of every picture in a folder")
            .Does(
                terminal,
                parsed =>
                    from found in ModelSource.Find(parsed.GetRequiredValue(model))
                    from _ in found.Networks.About.Outputs.Kind == TargetKind.Classes
                        ? Prelude.unit
                        : VainOptions.Refuse(
                            parsed,
                            new VainOptions($"the model tells {TargetKinds.NameOf(found.Networks.About.Outputs.Kind)}", [top])
                        )
                    let format = parsed.GetValue(json) ? PredictionFormat.Json
                    : parsed.GetValue(csv) ? PredictionFormat.Csv
                    : PredictionFormat.Text
                    from fits in MapsOutput.Check(found.Networks.About.Outputs, parsed.GetValue(output), format, parsed.GetValue(top))
                    from place in DeviceOptions.Read(parsed.GetValue(device))
                    from ready in TrialBackend.Load()
                    let maps = Given
                        .Maybe(parsed.GetValue(output))
                        .Map(file => new MapsOutput(file, found.Networks.About.Outputs, terminal))
                    let code = Predict(
                        found.Networks,
                        place,
                        parsed.GetRequiredValue(files),
                        ImageLimits.OfPixels(parsed.GetValue(pixels)),
                        new(format, parsed.GetValue(top), terminal) { Maps = maps }
                    )
                    from written in maps.Map(all => all.Write()).IfNone(Prelude.unit)
                    select code
            );
    }

    /// <summary>Answers file by file; one that cannot be read costs a line on stderr, and the exit code tells.</summary>
    private static ExitCode Predict(
        TrainedEnsemble model,
        ComputeDevice device,
        IEnumerable<string> paths,
        ImageLimits limits,
        PredictionOutput output
    )
    {
        using var classifier = new Classifier(model, device);
        using var display = new ReadingDisplay(output.Terminal with { Redraws = output.ShowsReading }, TimeProvider.System);
        var failed = false;
        var files = paths.SelectMany(path => Files(path)).ToArray();
        output.Begin(model.About.Outputs);
        foreach (var (index, named) in files.Index())
        {
            display.Show(new(index, files.Length, "files"));
            var read = named.Bind(file => Read(file, model, limits).Map(found => (File: file, Found: found)));
            if (read.Case is (string file, FileImages found))
            {
                var remarks = found.Remarks.Concat(ValueRange.Remark(found.Images, model.About.Scaling)).Strict();
                remarks.HeadOrNone().Iter(_ => display.Clear());
                remarks.Iter(remark => output.Warn($"{file} {remark}"));
                output.Write(file, classifier.Probabilities(found.Images), model.About.Outputs, found.Images.Count);
            }
            else
            {
                failed = true;
                display.Clear();
                read.IfLeft(error => output.Fail(error));
            }
        }

        return failed ? ExitCode.Data : ExitCode.Ok;

        Seq<Either<DatasetError, string>> Files(string path) =>
            ImageFiles
                .Find(path, model.About.Format)
                .Match(
                    files => files.Map(file => Prelude.Right<DatasetError, string>(file)),
                    error => Prelude.Seq1(Prelude.Left<DatasetError, string>(error))
                );
    }

    private static Either<DatasetError, FileImages> Read(string file, TrainedEnsemble model, ImageLimits limits) =>
        ImageFiles.Read(file, model.About.Format, ReadLimits.Default, limits);
}
