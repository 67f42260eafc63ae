using System.CommandLine;
using LanguageExt;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Torch;

namespace Nas.Tool.Commands.Doctor;

/// <summary><c>doctor</c>: checks the machine's prerequisites and explains how to install missing ones.</summary>
internal static class Doctor
{
    public static Command Create(Terminal terminal)
    {
        var build = new System.CommandLine.Option<bool>("--build") { Description = "Compile the bridge to libtorch if necessary, load it and test it" };
        var json = Options.Json("Print one object instead");
        return new ToolCommand("doctor", "Check this machine's prerequisites and print commands that install missing ones")
            .Takes("Options", build, json)
            .Example("nas-search doctor", "check without loading anything")
            .Example("nas-search doctor --build", "prepare for the first search")
            .Does(terminal, parsed => Print(Examine(parsed.GetValue(build), terminal), parsed.GetValue(json), terminal));
    }

    private static MachineFacts Examine(bool build, Terminal terminal)
    {
        var found = Backend.Inspect();
        if (!build || found.Problem is not null)
        {
            return MachineFacts.Of(found, identity: null, found.Problem, found.Remedy);
        }

        try
        {
            terminal.Error.WriteLine(found.Built ? $"loading {found.Library} ..." : $"compiling the bridge to {found.Library}; this is needed once per libtorch version ...");
            Backend.Load();
            return MachineFacts.Of(Backend.Inspect(), Backend.Describe().Identity, problem: null, remedy: []);
        }
        catch (LibTorchUnavailableException e)
        {
            return MachineFacts.Of(Backend.Inspect(), identity: null, e.Problem, e.Remedy);
        }
    }

    private static Either<Failure, ExitCode> Print(MachineFacts facts, bool json, Terminal terminal)
    {
        foreach (var line in json ? [Json.Line(facts)] : facts.Lines)
        {
            terminal.Out.WriteLine(line);
        }

        return facts.Problem is null
            ? ExitCode.Ok
            : new Failure(ExitCode.Device, facts.Problem) { Safe = "grammar and arch commands work without libtorch", Next = string.Join('\n', facts.Remedy) };
    }
}
