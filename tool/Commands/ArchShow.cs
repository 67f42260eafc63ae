using System.CommandLine;
using LanguageExt;
using Nas.Domain.Derivations;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Rendering;

namespace Nas.Tool.Commands;

/// <summary><c>arch show</c>: an architecture as a tree, with what it costs.</summary>
internal static class ArchShow
{
    public static Command Create(Terminal terminal)
    {
        var given = ArchitectureSource.Argument();
        var input = Options.Input();
        var classes = Options.Number("--classes", "Number of classes of the head", 20, 1, 1_000_000);
        var batch = Options.Number("--batch", "Examples of a training step, for the activation memory", 64, 1, 1_000_000);
        var json = Options.Json("Print one object instead of the tree");
        return new ToolCommand("show", "Show an architecture as a tree with shapes, and what it costs")
            .Takes(given)
            .Takes("Options", input, classes, batch, json)
            .Example("nas-search arch show resnet18 --input 3x28x28 --classes 20", "a built-in architecture")
            .Example("nas-search arch show best/architecture.txt --json", "its id, size and cost, for a program to read")
            .Does(terminal, parsed =>
                from source in ArchitectureSource.Find(parsed.GetRequiredValue(given))
                from derivation in source.Parse(parsed.GetValue(input))
                select Print(derivation, ArchitectureFacts.Of(derivation, parsed.GetValue(classes), parsed.GetValue(batch)), parsed.GetValue(json), terminal));
    }

    private static ExitCode Print(Derivation derivation, ArchitectureFacts facts, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Out.WriteLine(Json.Line(facts));
            return ExitCode.Ok;
        }

        foreach (var line in TreePicture.Lines(derivation, ascii: !terminal.ShowsOut))
        {
            terminal.Out.WriteLine(line);
        }

        terminal.Out.WriteLine();
        foreach (var line in facts.Lines)
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }
}
