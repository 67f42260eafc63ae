using System.CommandLine;
using System.Text.RegularExpressions;
using LanguageExt;
using Nas.Effects.Files;
using Nas.Effects.Publishing.Exports.Catalogue;
using Nas.Effects.Publishing.Exports.CSharp;
using Nas.Effects.Training.Models;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Export;

/// <summary><c>export</c>: a trained model as files that work without this program.</summary>
internal static partial class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = ModelSource.Argument();
        (ExportFormat Format, System.CommandLine.Option<bool> Flag)[] formats =
        [
            .. ExportFormats.All.Select(format =>
                (format, new System.CommandLine.Option<bool>($"--{format.Name}") { Description = format.Help })
            ),
        ];
        var target = Options.Text("--out", "FOLDER", "Where to write [default: next to the model]");
        var space = Options.Text("--namespace", "NAME", "Namespace of the C# class", CSharpNames.Default.Namespace);
        var name = Options.Text("--class", "NAME", "Name of the C# class, and of its file", CSharpNames.Default.Class);
        return new ToolCommand("export", "Write a trained model as PyTorch, ONNX and C# files that work without this program")
            .Takes(model)
            .Takes("Formats (all if none is given)", [.. formats.Select(one => one.Flag)])
            .Takes("Options", target, space, name)
            .Ignores(
                parsed =>
                    formats.Any(one => parsed.GetValue(one.Flag))
                    && !formats.Any(one => one.Format == ExportFormats.CSharp && parsed.GetValue(one.Flag)),
                "only C# has classes",
                space,
                name
            )
            .Example("nas-search export runs/small", "every format, into runs/small/best")
            .Example("nas-search export runs/small --onnx --out deployed", "one ONNX file in a separate folder")
            .Does(
                terminal,
                parsed =>
                    from names in Named(parsed.GetRequiredValue(space), parsed.GetRequiredValue(name))
                    from found in ModelSource.Find(parsed.GetRequiredValue(model))
                    let chosen = formats.Where(one => parsed.GetValue(one.Flag)).Select(one => one.Format).ToSeq().Strict()
                    from wanted in Wanted(chosen, found.Networks)
                    let weights = wanted.Exists(format => format.ReadsWeights)
                    let folder = new ModelFolder(parsed.GetValue(target) ?? found.Folder)
                    from files in Files(found.Networks, wanted, names)
                    from _ in Write(
                        found.Networks,
                        folder,
                        weights && Path.GetFullPath(folder.Root) != Path.GetFullPath(found.Folder),
                        files
                    )
                    select PrintFiles(
                        [
                            .. files.Map(file => Path.Combine(folder.Root, file.Name)),
                            .. weights ? new[] { folder.Weights, folder.Architecture } : [],
                        ],
                        terminal
                    )
            );
    }

    private static Either<Failure, CSharpNames> Named(string space, string name) =>
        !IsName(space) ? Unfit($"'{space}' is not the name of a C# namespace")
        : !IsName(name) || name.Contains('.', StringComparison.Ordinal) ? Unfit($"'{name}' is not the name of a C# class")
        : new CSharpNames(space, name);

    private static bool IsName(string name) => Identifiers().IsMatch(name) && !name.Split('.').Any(CSharpNames.IsReserved);

    private static Failure Unfit(string what) =>
        new(ExitCode.Usage, what)
        {
            Safe = "nothing was written",
            Next =
                "use letters, digits and underscores, no words of the language such as 'class', and dots between the parts of a namespace",
        };

    /// <summary>The chosen formats, or all that the model fits into.</summary>
    private static Either<Failure, Seq<ExportFormat>> Wanted(Seq<ExportFormat> chosen, TrainedEnsemble model)
    {
        var fitting = ExportFormats.All.Where(format => format.TakesEnsembles || model.Members.Count == 1).ToSeq().Strict();
        return chosen.Find(format => !fitting.Contains(format)).Case is ExportFormat narrow
                ? new Failure(ExitCode.Usage, $"an ensemble does not fit into the format {narrow.Name}")
                {
                    Safe = "nothing was written",
                    Next = $"choose {string.Join(" or ", fitting.Map(format => $"--{format.Name}"))}, or export its networks one by one",
                }
            : chosen.IsEmpty ? fitting
            : chosen;
    }

    private static Either<Failure, Seq<(string Name, byte[] Content)>> Files(
        TrainedEnsemble model,
        Seq<ExportFormat> wanted,
        CSharpNames names
    ) =>
        // Files that stand alone come first.
        wanted
            .OrderBy(format => format.ReadsWeights)
            .Select(format => format.Write(model, names))
            .ToSeq()
            .Strict()
            .Sequence()
            .MapLeft(reason => new Failure(ExitCode.Usage, reason) { Safe = "nothing was written", Next = "choose other formats" })
            .Map(files => files.Somes().ToSeq().Strict());

    private static Either<Failure, Unit> Write(
        TrainedEnsemble model,
        ModelFolder folder,
        bool withWeights,
        Seq<(string Name, byte[] Content)> files
    )
    {
        try
        {
            if (withWeights)
            {
                folder.Write(model.Members[0].Network);
            }

            foreach (var (name, content) in files)
            {
                DurableFile.Write(Path.Combine(folder.Root, name), stream => stream.Write(content));
            }

            return unit;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.RunFolder, $"{folder.Root} cannot be written: {cause.Message.TrimEnd('.')}")
            {
                Safe = "the model is unchanged",
                Next = "free space or choose another folder with --out",
            };
        }
    }

    private static ExitCode PrintFiles(string[] files, Terminal terminal)
    {
        foreach (var file in files)
        {
            terminal.Out.WriteLine(file);
        }

        return ExitCode.Ok;
    }

    [GeneratedRegex(@"\A[A-Za-z_]\w*(\.[A-Za-z_]\w*)*\z")]
    private static partial Regex Identifiers();
}
