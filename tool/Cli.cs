using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Invocation;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.CommandLine;
using Nas.Tool.Commands.Architectures;
using Nas.Tool.Commands.Archives;
using Nas.Tool.Commands.Benchmarks;
using Nas.Tool.Commands.Completion;
using Nas.Tool.Commands.Configuring;
using Nas.Tool.Commands.Doctor;
using Nas.Tool.Commands.Ensembles;
using Nas.Tool.Commands.Evaluate;
using Nas.Tool.Commands.Export;
using Nas.Tool.Commands.Formulas;
using Nas.Tool.Commands.Grammars;
using Nas.Tool.Commands.Init;
using Nas.Tool.Commands.Predict;
using Nas.Tool.Commands.Proxies;
using Nas.Tool.Commands.Replay;
using Nas.Tool.Commands.Report;
using Nas.Tool.Commands.Retrain;
using Nas.Tool.Commands.Score;
using Nas.Tool.Commands.Search;
using Nas.Tool.Commands.Status;
using Nas.Tool.Commands.Studies;
using Nas.Tool.Commands.Surrogates;
using Nas.Tool.Commands.Ui;
using Nas.Tool.Commands.Verify;
using Nas.Tool.Commands.Worker;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool;

/// <summary>The whole program as a function of its arguments.</summary>
internal static class Cli
{
    /// <summary>Runs one command line.</summary>
    public static Task<ExitCode> Run(IReadOnlyList<string> args, Terminal terminal) => Run(args, terminal, StrategyCatalogue.BuiltIn);

    /// <summary>The same with other strategies.</summary>
    public static Task<ExitCode> Run(IReadOnlyList<string> args, Terminal terminal, StrategyCatalogue strategies) =>
        Run(CommandsFor(args, terminal, strategies), args, terminal);

    /// <summary>Runs one command line.</summary>
    /// <param name="commands">Commands that write to <paramref name="terminal"/>.</param>
    /// <param name="args">The command line.</param>
    /// <param name="terminal">Where errors are written.</param>
    internal static async Task<ExitCode> Run(RootCommand commands, IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var parsed = commands.Parse(args);
            if (parsed.Errors.Count == 0)
            {
                LibTorchFolder.Apply(parsed);
            }

            var code =
                parsed.Action is ParseErrorAction
                    ? UsageError.WriteTo(parsed, terminal)
                    : (ExitCode)await parsed.InvokeAsync(Configuration(terminal)).ConfigureAwait(false);
            await terminal.Out.FlushAsync().ConfigureAwait(false);
            return code;
        }
        catch (OutputLostException e)
        {
            return e.Code == ExitCode.OutputClosed
                ? e.Code
                : new Failure(e.Code, $"the output cannot be written: {e.Message.TrimEnd('.')}").WriteTo(terminal);
        }
        catch (Exception e) when (!terminal.Traces && !args.Any(arg => arg is "--verbose" or "-vv"))
        {
            return CrashReport.Write(e, args).WriteTo(terminal);
        }
    }

    private static System.CommandLine.Option<bool> Verbose { get; } =
        new("--verbose", "-vv") { Description = "Print a stack trace for internal errors", Recursive = true };

    // Commands that handle signals do so themselves (Interruption).
    private static InvocationConfiguration Configuration(Terminal terminal) =>
        new()
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };

    private static readonly ImmutableArray<(string Name, Func<Terminal, StrategyCatalogue, Command> Create)> Catalogue =
    [
        ("init", InitCommand.Create),
        ("search", SearchCommand.Create),
        ("status", StatusCommand.Create),
        ("report", ReportCommand.Create),
        ("ui", UiCommand.Create),
        ("replay", ReplayCommand.Create),
        ("verify", VerifyCommand.Create),
        ("retrain", RetrainCommand.Create),
        ("ensemble", EnsembleCommand.Create),
        ("export", (terminal, _) => ExportCommand.Create(terminal)),
        ("predict", (terminal, _) => PredictCommand.Create(terminal)),
        ("evaluate", EvaluateCommand.Create),
        ("grammar", (terminal, _) => GrammarCommand.Create(terminal)),
        ("arch", (terminal, _) => ArchCommand.Create(terminal)),
        ("score", (terminal, _) => ScoreCommand.Create(terminal)),
        ("surrogate", (terminal, _) => SurrogateCommand.Create(terminal)),
        ("archive", ArchiveCommand.Create),
        ("formula", (terminal, _) => FormulaCommand.Create(terminal)),
        ("proxies", (terminal, _) => ProxiesCommand.Create(terminal)),
        ("bench", BenchCommand.Create),
        ("study", StudyCommand.Create),
        ("config", ConfigCommand.Create),
        ("completions", (terminal, _) => CompletionsCommand.Create(terminal)),
        ("doctor", (terminal, _) => DoctorCommand.Create(terminal)),
        ("worker", (_, _) => WorkerCommand.Create()),
    ];

    /// <summary>Every command, as help and completion see them.</summary>
    internal static RootCommand Commands(Terminal terminal) => Root(Catalogue, terminal, StrategyCatalogue.BuiltIn);

    /// <summary>The commands that a command line can mean: making all of them takes longer than many a command runs.</summary>
    internal static RootCommand CommandsFor(IReadOnlyList<string> args, Terminal terminal, StrategyCatalogue strategies) =>
        Root(
            args switch
            {
                ["--version"] => [],
                ["completions", ..] => Catalogue, // It writes the names of all of them.
                [var name, ..] when Catalogue.Any(entry => entry.Name == name) => [.. Catalogue.Where(entry => entry.Name == name)],
                _ => Catalogue,
            },
            terminal,
            strategies
        );

    private static RootCommand Root(
        ImmutableArray<(string Name, Func<Terminal, StrategyCatalogue, Command> Create)> commands,
        Terminal terminal,
        StrategyCatalogue strategies
    )
    {
        var root = new RootCommand("Neural architecture search: from a grammar and images to a trained network.");
        foreach (var (_, create) in commands)
        {
            root.Subcommands.Add(create(terminal, strategies));
        }

        root.Options.Add(Verbose);
        HelpPage.ReplacesHelpOf(root, terminal);
        return root;
    }
}
