using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Codecs;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Training.Models;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Evaluate;

/// <summary><c>evaluate</c>: how good a trained model is on images whose classes are known.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var model = ModelSource.Argument();
        var data = new Argument<string>("data")
        {
            HelpName = "DIR|FILE",
            Description = "Labelled data as for search, or a built-in task; its test part is used if it has one, otherwise all of it",
        };
        var reading = new ReadingChoices();
        var worst = Options.Number("--worst", "Print so many of the most confident mistakes", 10, 0, 10_000);
        var device = DeviceOptions.Single("The device, such as cuda:1 [default: auto, a graphics processor if libtorch can use one]");
        var json = Options.Json("Print one object instead");
        return new ToolCommand("evaluate", "Judge a trained model on labelled data: accuracy, classes, confusions, mistakes, calibration")
            .Takes(model)
            .Takes(data)
            .Takes("Options", [.. reading.All, worst, device, LibTorchFolder.Option, json])
            .Example("nas-search evaluate runs/small photos", "the test part of the photos that the search saw, or all of other ones")
            .Example("nas-search evaluate runs/small fashion-mnist --json", "for a program to read")
            .Does(
                terminal,
                parsed =>
                    from found in ModelSource.Find(parsed.GetRequiredValue(model))
                    from labelled in ReadingDisplay.During(
                        terminal,
                        report =>
                            Load(
                                parsed.GetRequiredValue(model),
                                found.Model.About,
                                new(parsed.GetRequiredValue(data), reading.Read(parsed), report),
                                RecipeCodec.For(strategies)
                            )
                    )
                    from place in DeviceOptions.Read(parsed.GetValue(device))
                    from ready in TrialBackend.Load()
                    select Print(
                        Judge(found.Model, place, labelled, found.Folder.Root, parsed.GetRequiredValue(data), parsed.GetValue(worst)),
                        labelled.Remarks.Concat(
                            ValueRange.Remark(labelled.Images, found.Model.About.Scaling).Map(what => $"the data {what}")
                        ),
                        parsed.GetValue(json),
                        terminal
                    )
            );
    }

    /// <summary>The test part of the data that the search saw; of other data the part for the test, or all of it.</summary>
    private static Either<Failure, LabelledData> Load(string model, ModelDescription about, GivenData data, Codec<Recipe> recipes)
    {
        var size = new ImageSize(about.Image.Axis2, about.Image.Axis3);
        var isPath = Path.Exists(data.Path);
        var task = RunSession
            .Load(new RunFolder(model), recipes)
            .Map(recipe => MovedData.To(isPath ? Some(data.Path) : None, recipe.Task))
            .ToOption();
        var reading = (data.Reading == ReadingOptions.Usual ? task.Map(one => one.Reading).IfNone(data.Reading) : data.Reading) with
        {
            Resize = size,
        };
        var request = DataRequest.Create(isPath ? None : Some(data.Path), isPath ? Some(data.Path) : None, reading) with
        {
            Columns = about.Columns,
            Report = data.Report,
        };
        var seen = task.Filter(one => one.Data.IsSome == isPath)
            .Map(one => TaskRequest.FromReference(one) with { Report = data.Report })
            .Bind(same => Tasks.Read(same).ToOption().Filter(raw => task.Exists(one => one.Fingerprint == raw.Fingerprint.Hex)));
        return seen.Match(raw => Right<Nas.Effects.Data.DatasetError, RawTask>(raw), () => Tasks.Read(request with { KeepsWhole = true }))
            .Bind(raw => LabelledData.Of(raw, about.Format, about.Classes))
            .MapLeft(Faults.ToFailure);
    }

    /// <summary>The data to judge a model on.</summary>
    private sealed record GivenData(string Path, ReadingOptions Reading, Action<ReadCount> Report);

    private static EvaluationReport Judge(
        TrainedModel model,
        ComputeDevice device,
        LabelledData data,
        string folder,
        string path,
        int worst
    )
    {
        using var classifier = new Classifier(model, device);
        var probabilities = classifier.Probabilities(data.Images).ToArray();
        var quality = ClassificationQuality.Compute(data.Images.Labels, probabilities, model.About.Classes.Count);
        return EvaluationReport.Describe(folder, path, data.Part, data.Images, quality, model.About.Classes, worst);
    }

    private static ExitCode Print(EvaluationReport report, Seq<string> remarks, bool json, Terminal terminal)
    {
        remarks.Iter(remark => terminal.Error.WriteLine($"warning: {remark}"));
        foreach (var line in json ? [Json.Line(report, EvaluateJson.Default.EvaluationReport)] : report.Lines)
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }
}
