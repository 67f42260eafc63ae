using System.CommandLine;
using System.Runtime.InteropServices;
using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Effects.Files;
using Nas.Effects.Runs.Folders;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Studies;

/// <summary><c>study</c>: methods × tasks × seeds from one file.</summary>
internal static class StudyCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var file = new Argument<string?>("file")
        {
            HelpName = "FILE.yaml",
            Description =
                "The study: tasks, methods, seeds and settings (docs/research/studies.md); or one that comes with the program: "
                + string.Join(", ", BuiltInStudies.Names),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var folder = Options.Text("--out", "DIR", "The folder of the study [default: studies/NAME for NAME.yaml]");
        var parallel = Options.Optional(
            "--parallel",
            "Searches at once [default: the processors]; the results are the same for any number",
            1,
            1024
        );
        var json = Options.Json("Print one object a line instead");
        var command = new ToolCommand("study", "Compare methods on tasks over seeds: run all searches of a study file, or go on with them")
            .Takes(file)
            .Takes("Run", folder, parallel, LibTorchFolder.Option, json)
            .Example("nas-search study table.yaml", "runs what has not been run yet, and writes studies/table/study.html")
            .Example(
                "nas-search study qin2025-small --parallel 4 --out results",
                "a published comparison made small, four searches at once"
            )
            .Does(
                terminal,
                parsed =>
                    (
                        from path in FileOf(parsed.GetValue(file))
                        from study in StudyFile.Read(path, strategies)
                        let root = parsed.GetValue(folder) ?? Path.Combine("studies", Path.GetFileNameWithoutExtension(path))
                        let run = new StudyRun(study, new(root), RecipeCodec.For(strategies), terminal.Error.WriteLine)
                        from _ in run.Check()
                        from prepared in Prepare(new(root), study)
                        select (run, root)
                    ).BindAsync(begun =>
                        Run(begun.run, parsed.GetValue(parallel) ?? Environment.ProcessorCount, terminal)
                            .BindAsync(_ => Show(begun.root, strategies, parsed.GetValue(json), terminal))
                    )
            );
        command.Subcommands.Add(StudyShowCommand.Create(terminal, strategies));
        command.Subcommands.Add(StudyCompareCommand.Create(terminal, strategies));
        return command;
    }

    private static Either<Failure, string> FileOf(string? file) =>
        file is not null
            ? file
            : new Failure(ExitCode.Usage, "no study is named")
            {
                Safe = "nothing was done",
                Next = $"{Launcher.Name} study FILE.yaml; docs/research/studies.md has an example",
            };

    private static Either<Failure, Unit> Prepare(StudyFolder folder, StudyFile study)
    {
        try
        {
            Directory.CreateDirectory(folder.Root);
            DurableFile.Write(folder.Study, study.Text);
            DurableFile.Write(
                folder.Machine,
                $"{Environment.ProcessorCount} processors, {RuntimeInformation.RuntimeIdentifier}, nas-search {Build.Text}\n"
            );
            return Unit.Default;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.RunFolder, $"the folder of the study cannot be written: {cause.Message.TrimEnd('.')}")
            {
                Where = folder.Root,
                Safe = "nothing was done",
                Next = "name another with --out",
            };
        }
    }

    private static async Task<Either<Failure, Unit>> Run(StudyRun run, int parallel, Terminal terminal)
    {
        using var interruption = new Interruption(terminal.Error.WriteLine);
        var failures = await run.Execute(parallel, Math.Max(1, Environment.ProcessorCount / parallel), interruption.Tokens)
            .ConfigureAwait(false);
        return failures.IsEmpty
            ? interruption.Code is { } code
                ? new Failure(code, "the study was stopped")
                {
                    Safe = "every trial recorded so far is safe",
                    Next = "the same command goes on with it",
                }
                : Unit.Default
            : failures[0] with
            {
                What = failures.Count == 1 ? failures[0].What : $"{failures.Count} searches could not go on; the first: {failures[0].What}",
                Safe = "every trial recorded so far is safe",
            };
    }

    private static Task<Either<Failure, ExitCode>> Show(string root, StrategyCatalogue strategies, bool json, Terminal terminal) =>
        Task.FromResult(
            StudyRecord.Read(root, strategies).Bind(record => record.Publish()).Map(record => StudyText.Print(record, json, terminal))
        );
}
