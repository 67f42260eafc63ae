using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Replaying;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Replay;

/// <summary><c>replay</c>: runs a recorded search again and names the first difference.</summary>
internal static class ReplayCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folder = RunFolderArgument.Create();
        var scores = new System.CommandLine.Option<bool>("--scores")
        {
            Description = "Also train every trial again, and compare scores to the last bit",
        };
        var data = MovedData.Option();
        var devices = new DeviceOptions();
        var launch = new LaunchOption();
        var parallel = Options.Number("--parallel", "Trials at once", Environment.ProcessorCount, 1, 1024);
        parallel.DefaultValueFactory = _ => Environment.ProcessorCount;
        var json = Options.Json("Print one object instead");
        return new ToolCommand("replay", "Replay a recorded search from its recipe and compare; exit code 6 if it differs")
            .Takes(folder)
            .Takes("Options", scores, data, parallel, launch, devices.List, LibTorchFolder.Option, json)
            .Ignores(parsed => !parsed.GetValue(scores), "only --scores trains again", data, parallel, launch, devices.List)
            .Example("nas-search replay runs/small", "every decision, in seconds")
            .Example("nas-search replay runs/small --scores", "every training too; takes as long as the search did")
            .Does(
                terminal,
                parsed =>
                    RunReplay
                        .Open(parsed.GetRequiredValue(folder), RecipeCodec.For(strategies))
                        .MapLeft(Faults.ToFailure)
                        .Bind(run => run.Space.MapLeft(reason => new Failure(ExitCode.RunFolder, reason)).Map(space => (run, space)))
                        .BindAsync(found =>
                            (
                                parsed.GetValue(scores)
                                    ? Scores(
                                        found.run,
                                        found.space,
                                        MovedData.Find(
                                            parsed.GetRequiredValue(folder),
                                            found.run.Recipe,
                                            Given.Maybe(parsed.GetValue(data))
                                        ),
                                        from list in devices.DevicesFor(found.run.Recipe, parsed, launch.IsGiven(parsed))
                                        from launches in launch.Read(parsed, list[0], !found.run.Recipe.IsLiteral)
                                        select new TrialPlaces(list) { Launches = launches },
                                        parsed.GetValue(parallel),
                                        terminal
                                    )
                                    : Task.FromResult(Prelude.Right<Failure, ReplayResult>(found.run.Decisions(found.space)))
                            ).MapAsync(result =>
                                Print(
                                    ReplayReport.Create(parsed.GetRequiredValue(folder), result, found.run.OtherBuild),
                                    parsed.GetValue(json),
                                    terminal
                                )
                            )
                        )
            );
    }

    private static async Task<Either<Failure, ReplayResult>> Scores(
        RunReplay run,
        SearchSpace space,
        LanguageExt.Option<string> data,
        Either<Failure, TrialPlaces> places,
        int parallel,
        Terminal terminal
    )
    {
        using var interruption = new Interruption(terminal.Error.WriteLine);
        var result = await ReadingDisplay
            .During(terminal, report => RecordedRun.CheckTask(run.Recipe.Task, new(data, report)))
            .Bind(_ => places)
            .Bind(found =>
                TrialBackend.Start(run.Recipe, inProcess: false, found, new(data, (_, _) => { }) { Say = terminal.Error.WriteLine })
            )
            .BindAsync(async backend =>
            {
                await using var started = backend;
                return (
                    await run.Scores(
                            space,
                            backend.Runner,
                            backend.Fitter,
                            parallel,
                            spec => PrintProgress(spec, terminal),
                            interruption.Tokens.AfterOpenTrials,
                            backend.FitterOver
                        )
                        .ConfigureAwait(false)
                ).MapLeft(Faults.ToFailure);
            })
            .ConfigureAwait(false);
        return interruption.Code is { } code
            ? new Failure(code, "the replay was interrupted; everything compared until then was identical")
            {
                Safe = "a replay changes nothing",
            }
            : result;
    }

    private static void PrintProgress(TrialSpec spec, Terminal terminal) =>
        terminal.Error.WriteLine(
            FormattableString.Invariant($"trial {spec.Trial, 4}  {(spec.Phase == TrialPhase.Final ? "final training " : "")}the same")
        );

    private static ExitCode Print(ReplayReport report, bool json, Terminal terminal)
    {
        foreach (var line in json ? [Json.Line(report, ReplayJson.Default.ReplayReport)] : report.Lines)
        {
            terminal.Out.WriteLine(line);
        }

        return report.Identical ? ExitCode.Ok : ExitCode.ReplayDiffers;
    }
}
