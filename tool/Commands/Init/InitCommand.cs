using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Files;
using Nas.Tool.CommandLine;
using Nas.Tool.Configuration;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Init;

/// <summary><c>init</c>: from a folder with data to the settings of a search.</summary>
internal static class InitCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var data = new Argument<string>("data")
        {
            HelpName = "DIR|FILE",
            Description =
                "Pictures in class folders, arrays (npy, npz, idx, CIFAR binary) or a table (CSV); docs/guide/your-data.md has the layouts",
        };
        var name = Options.Text("--task", "NAME", "What to call the data [default: the folder's or file's name]");
        var reading = new ReadingChoices();
        var file = Options.Text("--out", "FILE", "Where to write the settings", ConfigFile.UsualName);
        var force = new System.CommandLine.Option<bool>("--force") { Description = "Replace an existing file" };
        var json = Options.Json("Print the findings as one object");
        return new ToolCommand("init", "Inspect data, print its contents and possible problems, and write nas.yaml for 'search'")
            .Takes(data)
            .Takes("Options", [name, .. reading.All, file, force, json])
            .Example(
                "nas-search init photos --resize 32x32",
                "a folder with a sub-folder of pictures for each class; then: nas-search search"
            )
            .Example(
                "nas-search init flowers.csv --label species --out flowers.yaml",
                "a table; then: nas-search search --config flowers.yaml"
            )
            .Does(
                terminal,
                parsed =>
                    Run(
                        DataRequest.Create(Given.Maybe(parsed.GetValue(name)), parsed.GetRequiredValue(data), reading.Read(parsed)),
                        new(parsed.GetRequiredValue(data), parsed.GetRequiredValue(file), parsed.GetValue(force), parsed.GetValue(json))
                        {
                            Reading = [.. reading.GivenIn(parsed, FolderOf(parsed.GetRequiredValue(file)))],
                            SaysKind = reading.SaysKind(parsed),
                            KindName = reading.KindName,
                        },
                        strategies,
                        terminal
                    )
            );
    }

    private static Either<Failure, ExitCode> Run(
        TaskRequest request,
        InitChoices choices,
        StrategyCatalogue strategies,
        Terminal terminal
    ) =>
        from _ in File.Exists(choices.Out) && !choices.Force ? There(choices.Out) : Right<Failure, Unit>(unit)
        from found in ReadingDisplay
            .During(terminal, report => Inspected.Load(request with { Report = report }, choices.SaysKind))
            .MapLeft(Faults.ToFailure)
        let facts = DataFacts.Describe(found.Data, choices.Data)
        let known = found.IsGuess ? choices.With(found.Data.Target.Kind) : choices
        from written in Write(choices.Out, Settings(known, facts, strategies))
        select PrintSummary(
            found.IsGuess ? facts with { Warnings = [Inspected.Guess(facts, found.Data.Target.Kind), .. facts.Warnings] } : facts,
            choices,
            terminal
        );

    private static string Settings(InitChoices choices, DataFacts facts, StrategyCatalogue strategies)
    {
        var chosen = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["task"] = facts.Name,
            ["data"] = Path.GetRelativePath(FolderOf(choices.Out), Path.GetFullPath(choices.Data)),
        };
        if (facts.AreSequences)
        {
            chosen["grammar"] = BuiltInGrammars.Sequences;
        }

        foreach (var (name, value) in choices.Reading)
        {
            chosen[name] = value;
        }

        return ConfigTemplate.Render(
            [
                $"Settings for nas-search search, written by nas-search init {ProductVersion.Text}. An option on the command line overrides a variable "
                    + "of the environment (NAS_MAX_MACS for max-macs), which overrides this file. Paths are relative to this file. "
                    + "nas-search config show --origin prints the effective settings.",
                "",
                FormattableString.Invariant(
                    $"{facts.Layout}: {facts.Input}, {facts.Told}, {facts.Train} + {facts.Validation} + {facts.Test} {facts.Items}"
                ),
                .. facts.Warnings.Select(warning => $"warning: {warning}"),
            ],
            new RunOptions().SettingsOf(new SearchOptions(strategies)),
            chosen
        );
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/";

    private static Either<Failure, Unit> Write(string path, string text)
    {
        try
        {
            DurableFile.Write(path, text);
            return unit;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.Usage, $"cannot write {path}: {e.Message.TrimEnd('.')}")
            {
                Safe = "the data was not changed",
                Next = "free space, or name another file: --out FILE",
            };
        }
    }

    private static ExitCode PrintSummary(DataFacts facts, InitChoices choices, Terminal terminal)
    {
        foreach (var line in choices.Json ? [Json.Line(facts, InitJson.Default.DataFacts)] : facts.Lines)
        {
            terminal.Out.WriteLine(line);
        }

        foreach (var warning in facts.Warnings)
        {
            terminal.Error.WriteLine($"warning: {PlainText.Line(warning)}");
        }

        var config = choices.Out == ConfigFile.UsualName ? "" : $" --config {Shell.Word(choices.Out)}";
        terminal.Error.WriteLine($"wrote {choices.Out}; next: {Launcher.Name} search{config}");
        return ExitCode.Ok;
    }

    private static Failure There(string path) =>
        new(ExitCode.Usage, $"{path} already exists")
        {
            Safe = "nothing was done",
            Next = "give --force to replace it, or --out FILE to write another",
        };
}
