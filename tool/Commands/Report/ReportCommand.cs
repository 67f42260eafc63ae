using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Effects.Files;
using Nas.Effects.Publishing.Reports;
using Nas.Effects.Publishing.TensorBoard;
using Nas.Effects.Runs.Replaying;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Rendering;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Report;

/// <summary><c>report</c>: a run, or several side by side, as one self-contained page.</summary>
internal static class ReportCommand
{
    private const string StandardName = "report.html";
    private const string ComparisonName = "comparison.html";

    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folders = new Argument<string[]>("folder")
        {
            HelpName = "DIR",
            Description = "The folder of a run, or those of several to compare",
            Arity = ArgumentArity.OneOrMore,
        };
        var file = Options.Text(
            "--out",
            "FILE",
            $"Where to write the page [default: {StandardName} in the run folder; {ComparisonName} here for several]"
        );
        var events = Options.Text("--tensorboard", "DIR", "Also write event files for TensorBoard to this folder");
        return new ToolCommand("report", "Write a run, finished or not, or a comparison of runs as one self-contained HTML page")
            .Takes(folders)
            .Takes("Options", file, events)
            .Example(
                "nas-search report runs/small --out small.html --tensorboard runs/small/tb",
                "a page to share, and files for tensorboard --logdir runs/small/tb"
            )
            .Example("nas-search report runs/a runs/b --out compared.html", "curves, winners and settings side by side")
            .Does(
                terminal,
                parsed =>
                    from runs in parsed.GetRequiredValue(folders).ToSeq().Strict().Map(folder => Open(folder, strategies)).Sequence()
                    from path in runs.Count == 1
                        ? WriteOne(runs[0], parsed.GetValue(events), parsed.GetValue(file), terminal)
                        : WriteSeveral(runs.Strict(), parsed.GetValue(events), parsed.GetValue(file) ?? ComparisonName)
                    select Print(path, terminal)
            );
    }

    private static Either<Failure, ReportedRun> Open(string folder, StrategyCatalogue strategies) =>
        RunReplay.Open(folder, RecipeCodec.For(strategies)).Map(run => new ReportedRun(folder, run)).MapLeft(Faults.ToFailure);

    private static Either<Failure, string> WriteOne(ReportedRun reported, string? events, string? file, Terminal terminal)
    {
        var (folder, run) = (reported.Name, reported.Run);
        var frame = ReadingDisplay.During(
            terminal,
            report =>
                ReportEvidence.AddTo(
                    new(folder, [.. NextSteps.Suggest(RunSummary.Summarise(folder, run.Recipe, run.State, TimeSpan.Zero))]),
                    folder,
                    run,
                    report
                )
        );
        return Write(
            file ?? Path.Combine(folder, StandardName),
            events,
            path =>
            {
                DurableFile.Write(path, RunReport.Html(run, frame));
                if (events is not null)
                {
                    TensorBoardFolder.Write(run, events);
                }
            }
        );
    }

    private static Either<Failure, string> WriteSeveral(Seq<ReportedRun> runs, string? events, string file) =>
        events is null
            ? Write(file, null, path => DurableFile.Write(path, ComparisonPage.Html([.. runs])))
            : new Failure(ExitCode.Usage, "--tensorboard takes the events of one run")
            {
                Safe = "nothing was written",
                Next = "write them run by run, into sub-folders of one folder: TensorBoard compares those",
            };

    private static Either<Failure, string> Write(string path, string? events, Action<string> write)
    {
        try
        {
            write(path);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.RunFolder, $"the report cannot be written: {e.Message.TrimEnd('.')}")
            {
                Where = events is null ? path : $"{path}, {events}",
                Safe = "the run was only read",
                Next = "free space, or name folders that you may write to",
            };
        }
    }

    private static ExitCode Print(string path, Terminal terminal)
    {
        terminal.Out.WriteLine(path);
        return ExitCode.Ok;
    }
}
