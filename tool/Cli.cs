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
using Nas.Tool.Commands.Evaluate;
using Nas.Tool.Commands.Export;
using Nas.Tool.Commands.Formulas;
using Nas.Tool.Commands.Grammars;
using Nas.Tool.Commands.Init;
using Nas.Tool.Commands.Predict;
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
    public static async Task<ExitCode> Run(IReadOnlyList<string> args, Terminal terminal, StrategyCatalogue strategies)
    {
        try
        {
            var parsed = Commands(terminal, strategies).Parse(args);
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

    /// <summary>Every command, as help and completion see them.</summary>
    internal static RootCommand Commands(Terminal terminal) => Commands(terminal, StrategyCatalogue.BuiltIn);

    private static RootCommand Commands(Terminal terminal, StrategyCatalogue strategies)
    {
        var root = new RootCommand("Neural architecture search: from a grammar and images to a trained network.")
        {
            InitCommand.Create(terminal, strategies),
            SearchCommand.Create(terminal, strategies),
            StatusCommand.Create(terminal, strategies),
            ReportCommand.Create(terminal, strategies),
            UiCommand.Create(terminal, strategies),
            ReplayCommand.Create(terminal, strategies),
            VerifyCommand.Create(terminal, strategies),
            RetrainCommand.Create(terminal, strategies),
            ExportCommand.Create(terminal),
            PredictCommand.Create(terminal),
            EvaluateCommand.Create(terminal, strategies),
            GrammarCommand.Create(terminal),
            ArchCommand.Create(terminal),
            ScoreCommand.Create(terminal),
            SurrogateCommand.Create(terminal),
            ArchiveCommand.Create(terminal, strategies),
            FormulaCommand.Create(terminal),
            BenchCommand.Create(terminal, strategies),
            StudyCommand.Create(terminal, strategies),
            ConfigCommand.Create(terminal, strategies),
            CompletionsCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            WorkerCommand.Create(),
        };
        root.Options.Add(Verbose);
        HelpPage.ReplacesHelpOf(root, terminal);
        return root;
    }
}
