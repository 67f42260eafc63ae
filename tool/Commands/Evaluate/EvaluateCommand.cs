using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Files;
using Nas.Effects.Publishing.Reports;
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
        var page = Options.Text("--out", "FILE", "Also write a page of HTML, with the pictures of the mistakes");
        var json = Options.Json("Print one object instead");
        return new ToolCommand("evaluate", "Judge a trained model on labelled data: accuracy, classes, confusions, mistakes, calibration")
            .Takes(model)
            .Takes(data)
            .Takes("Options", [.. reading.All, worst, page, device, LibTorchFolder.Option, json])
            .Example("nas-search evaluate runs/small photos", "the test part of the photos that the search saw, or all of other ones")
            .Example("nas-search evaluate runs/small photos --out judged.html", "a page with the mistakes as pictures")
            .Does(
                terminal,
                parsed =>
                    from found in ModelSource.Find(parsed.GetRequiredValue(model))
                    from _ in VainOptions.Refuse(parsed, VainFor(found.Networks.About, reading, parsed, worst))
                    from labelled in ReadingDisplay.During(
                        terminal,
                        report =>
                            Load(
                                parsed.GetRequiredValue(model),
                                found.Networks.About,
                                new(parsed.GetRequiredValue(data), reading.Read(parsed), report),
                                RecipeCodec.For(strategies)
                            )
                    )
                    from place in DeviceOptions.Read(parsed.GetValue(device))
                    from ready in TrialBackend.Load()
                    let judged = ModelJudgement.Of(found.Networks, place, labelled)
                    from written in Write(parsed.GetValue(page), (found.Folder, parsed.GetRequiredValue(data)), judged)
                    select Print(
                        Report(judged, (found.Folder, parsed.GetRequiredValue(data)), parsed.GetValue(worst), parsed.GetValue(json)),
                        labelled.Remarks.Concat(
                            ValueRange.Remark(labelled.Images, found.Networks.About.Scaling).Map(what => $"the data {what}")
                        ),
                        terminal
                    )
            );
    }

    /// <summary>What the model or the data decides already.</summary>
    private static IEnumerable<VainOptions> VainFor(
        ModelDescription about,
        ReadingChoices reading,
        ParseResult parsed,
        System.CommandLine.Option worst
    )
    {
        yield return reading.Against(parsed, new(about.Image.Axis2, about.Image.Axis3), about.Kind);
        if (about.Kind == TargetKind.Labels)
        {
            yield return new("labels have no most confident mistakes", [worst]);
        }
    }

    /// <summary>The test part of the data that the search saw; of other data the part for the test, or all of it.</summary>
    private static Either<Failure, LabelledData> Load(string model, ModelDescription about, GivenData data, Codec<Recipe> recipes)
    {
        var size = new ImageSize(about.Image.Axis2, about.Image.Axis3);
        var isPath = Path.Exists(data.Path);
        var builtIn = Tasks.BuiltIn.Select(one => one.Name).ToList();
        if (!isPath && !builtIn.Contains(data.Path))
        {
            return MissingFile.At(ExitCode.Usage, data.Path, "a folder or file with labelled data", builtIn);
        }

        var task = RunSession
            .Load(new RunFolder(model), recipes)
            .Map(recipe => MovedData.To(isPath ? Some(data.Path) : None, recipe.Task))
            .ToOption();
        var reading = (data.Reading == ReadingOptions.Usual ? task.Map(one => one.Reading).IfNone(data.Reading) : data.Reading) with
        {
            Resize = size,
            Kind = about.Kind,
        };
        reading =
            about.Kind != TargetKind.Classes && (!about.Columns.IsEmpty || reading.Labels.IsSome) && reading.Label.IsNone
                ? reading with
                {
                    Label = string.Join(',', about.Classes),
                }
                : reading;
        var request = DataRequest.Create(isPath ? None : Some(data.Path), isPath ? Some(data.Path) : None, reading) with
        {
            Columns = about.Columns,
            Report = data.Report,
        };
        var seen = task.Filter(one => one.Data.IsSome == isPath)
            .Map(one => TaskRequest.FromReference(one) with { Report = data.Report })
            .Bind(same => Tasks.Read(same).ToOption().Filter(raw => task.Exists(one => one.Fingerprint == raw.Fingerprint.Hex)));
        return seen.Match(raw => Right<Nas.Effects.Data.DatasetError, RawTask>(raw), () => Tasks.Read(request with { KeepsWhole = true }))
            .Bind(raw => LabelledData.Of(raw, about.Format, about.Outputs))
            .MapLeft(Faults.ToFailure);
    }

    /// <summary>The data to judge a model on.</summary>
    private sealed record GivenData(string Path, ReadingOptions Reading, Action<ReadCount> Report);

    /// <summary>Writes the page, if one was asked for.</summary>
    private static Either<Failure, Unit> Write(string? path, (string Model, string Data) asked, ModelJudgement judged)
    {
        try
        {
            if (path is not null)
            {
                DurableFile.Write(path, EvaluationPage.Html(asked.Model, asked.Data, judged));
            }

            return unit;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.RunFolder, $"the page cannot be written: {e.Message.TrimEnd('.')}")
            {
                Where = path!,
                Safe = "model and data were only read",
                Next = "free space, or name another file: --out FILE",
            };
        }
    }

    /// <summary>The lines to print.</summary>
    private static IEnumerable<string> Report(ModelJudgement judged, (string Model, string Data) asked, int worst, bool json)
    {
        switch (judged)
        {
            case Judgement classes:
                var report = EvaluationReport.Describe(asked.Model, asked.Data, classes, worst);
                return json ? [Json.Line(report, EvaluateJson.Default.EvaluationReport)] : report.Lines;
            case NumberJudgement numbers:
                var told = NumberReport.Describe(asked.Model, asked.Data, numbers, worst);
                return json ? [Json.Line(told, EvaluateJson.Default.NumberReport)] : told.Lines;
            case LabelJudgement labels:
                var shown = LabelReport.Describe(asked.Model, asked.Data, labels);
                return json ? [Json.Line(shown, EvaluateJson.Default.LabelReport)] : shown.Lines;
            case MapJudgement maps:
                var map = MapReport.Describe(asked.Model, asked.Data, maps);
                return json ? [Json.Line(map, EvaluateJson.Default.MapReport)] : map.Lines;
            case MaskJudgement masks:
                var mask = MaskReport.Describe(asked.Model, asked.Data, masks);
                return json ? [Json.Line(mask, EvaluateJson.Default.MaskReport)] : mask.Lines;
            default:
                throw new InvalidOperationException($"unknown judgement {judged}");
        }
    }

    private static ExitCode Print(IEnumerable<string> lines, Seq<string> remarks, Terminal terminal)
    {
        remarks.Iter(remark => terminal.Error.WriteLine($"warning: {PlainText.Line(remark)}"));
        foreach (var line in lines)
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }
}
