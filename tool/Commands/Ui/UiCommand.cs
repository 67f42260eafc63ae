using System.CommandLine;
using System.Net;
using LanguageExt;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Ui;

/// <summary><c>ui</c>: the reports of all runs below a folder, live in a browser on this machine.</summary>
internal static class UiCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folder = new Argument<string>("folder")
        {
            HelpName = "DIR",
            Description = "The folder of a run, or one with runs below it",
            DefaultValueFactory = _ => ".",
        };
        var port = Options.Number("--port", "The port on 127.0.0.1; 0 for any that is free", 0, 0, 65535);
        return new ToolCommand("ui", "Show runs in a browser on this machine: pages that renew themselves, for reading only")
            .Takes(folder)
            .Takes("Options", port)
            .Example("nas-search ui runs", "prints an address to open; Ctrl-C ends the server, and no search")
            .Example("nas-search ui runs/small --port 8080", "one run, at a port that stays the same")
            .Does(terminal, parsed => Serve(parsed.GetRequiredValue(folder), parsed.GetValue(port), strategies, terminal));
    }

    private static async Task<Either<Failure, ExitCode>> Serve(string folder, int port, StrategyCatalogue strategies, Terminal terminal)
    {
        if (!Directory.Exists(folder))
        {
            return new Failure(ExitCode.Usage, $"there is no folder {folder}") { Next = "name a run, or a folder with runs" };
        }

        using var interruption = new Interruption(_ => { });
        try
        {
            using var server = UiServer.Start(port, new(folder, strategies));
            terminal.WriteNow(server.Address);
            terminal.Error.WriteLine("open this address in a browser on this machine; Ctrl-C ends the server");
            await server.Answer(interruption.Tokens.AfterOpenTrials).ConfigureAwait(false);
            return ExitCode.Ok;
        }
        catch (HttpListenerException e)
        {
            return new Failure(ExitCode.Usage, $"port {port} cannot be used: {e.Message.TrimEnd('.')}")
            {
                Safe = "nothing was changed",
                Next = "leave out --port, and a free one is taken",
            };
        }
    }
}
