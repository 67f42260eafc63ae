using System.CommandLine;
using LanguageExt;
using Nas.Effects.Engine;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Doctor;

/// <summary><c>doctor</c>: checks the machine's prerequisites and explains how to install missing ones.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = Options.Json("Print one object instead");
        var launch = Options.Text("--launch", "PREFIX", "Try one place where a search would run trials, such as 'srun --ntasks=1'");
        var data = Options.Text("--data", "DIR|FILE", "The data that the place must have, too");
        return new ToolCommand("doctor", "Check this machine's prerequisites and print commands that install missing ones")
            .Takes("Options", launch, data, LibTorchFolder.Option, json)
            .Ignores(parsed => parsed.GetValue(launch) is null, "only --launch tries a place", data)
            .Example("nas-search doctor", "the libtorch that would be used, its kernels and devices")
            .Example("nas-search doctor --launch \"ssh n17\"", "whether trials could run on another machine, and if not, what helps")
            .Does(
                terminal,
                parsed =>
                    parsed.GetValue(launch) is { } prefix
                        ? PlaceCheck.Run(prefix, parsed.GetValue(data), parsed.GetValue(json), terminal)
                        : Task.FromResult(Print(Examine(), parsed.GetValue(json), terminal))
            );
    }

    private static MachineFacts Examine()
    {
        var found = LibTorch.Inspect();
        try
        {
            return MachineFacts.Describe(found, LibTorch.Describe(), problem: null, remedy: []);
        }
        catch (LibTorchUnavailableException e)
        {
            return MachineFacts.Describe(found, loaded: null, e.Problem, e.Remedy);
        }
    }

    private static Either<Failure, ExitCode> Print(MachineFacts facts, bool json, Terminal terminal)
    {
        foreach (var line in json ? [Json.Line(facts, DoctorJson.Default.MachineFacts)] : facts.Lines)
        {
            terminal.Out.WriteLine(line);
        }

        return facts.Problem is null
            ? ExitCode.Ok
            : new Failure(ExitCode.Device, facts.Problem)
            {
                Safe = "grammar and arch commands work without libtorch",
                Next = string.Join('\n', facts.Remedy),
            };
    }
}
