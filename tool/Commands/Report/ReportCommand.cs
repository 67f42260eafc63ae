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

/// <summary><c>report</c>: a run as one self-contained page.</summary>
internal static class ReportCommand
{
    private const string StandardName = "report.html";

    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folder = RunFolderArgument.Create();
        var file = Options.Text("--out", "FILE", $"Where to write the page [default: {StandardName} in the run folder]");
        var events = Options.Text("--tensorboard", "DIR", "Also write event files for TensorBoard to this folder");
        return new ToolCommand("report", "Write a run, finished or not, as one self-contained HTML page with charts, tables and pictures")
            .Takes(folder)
            .Takes("Options", file, events)
            .Example("nas-search report runs/small", "writes runs/small/report.html; open it in any browser")
            .Example(
                "nas-search report runs/small --out small.html --tensorboard runs/small/tb",
                "a page to share, and files for tensorboard --logdir runs/small/tb"
            )
            .Does(
                terminal,
                parsed =>
                    from run in RunReplay.Open(parsed.GetRequiredValue(folder), RecipeCodec.For(strategies)).MapLeft(Faults.ToFailure)
                    from path in Write(
                        run,
                        parsed.GetRequiredValue(folder),
                        parsed.GetValue(events),
                        parsed.GetValue(file) ?? Path.Combine(parsed.GetRequiredValue(folder), StandardName)
                    )
                    select Print(path, terminal)
            );
    }

    private static Either<Failure, string> Write(RunReplay run, string folder, string? events, string path)
    {
        try
        {
            DurableFile.Write(
                path,
                RunReport.Html(run, new(folder, [.. NextSteps.Suggest(RunSummary.Summarise(folder, run.Recipe, run.State, TimeSpan.Zero))]))
            );
            if (events is not null)
            {
                TensorBoardFolder.Write(run, events);
            }

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
