using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Diagrams;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Rendering;

namespace Nas.Tool.Commands.Architectures;

/// <summary><c>arch show</c>: an architecture as a tree or as the executed network, with its cost.</summary>
internal static class ArchShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var given = ArchitectureSource.Argument();
        var input = Options.Input();
        var classes = Options.Number("--classes", "Number of classes of the head", 20, 1, 1_000_000);
        var batch = Options.Number("--batch", "Examples of a training step, for the activation memory", 64, 1, 1_000_000);
        var network = new System.CommandLine.Option<bool>("--network")
        {
            Description = "Show the network that is executed, after fusing, instead of the tree",
        };
        var fused = new System.CommandLine.Option<bool>("--fused")
        {
            Description = "Show the network as written, the effect of each rewrite, and the executed network",
        };
        var svg = new System.CommandLine.Option<bool>("--svg") { Description = "Print a self-contained SVG picture instead of text" };
        var form = Options.Text(
            "--as",
            "arch|arch_long|arch_pytorch",
            "Print the text that einspace's own code writes: short, with shapes, or as PyTorch's modules"
        );
        var json = Options.Json("Print one object instead of the tree");
        return new ToolCommand("show", "Show an architecture as a tree with shapes, and its cost")
            .Takes(given)
            .Takes("Options", input, classes, batch, network, fused, svg, form, json)
            .Ignores(parsed => parsed.GetValue(form) is not null, "--as prints a text alone", network, fused, svg, json, classes, batch)
            .Example("nas-search arch show resnet18 --input 3x28x28 --classes 20", "a built-in architecture")
            .Example(
                "nas-search arch show best/architecture.txt --network --svg > network.svg",
                "a picture of the network, for a browser or a paper"
            )
            .Does(
                terminal,
                parsed =>
                    from source in ArchitectureSource.Find(parsed.GetRequiredValue(given))
                    from derivation in source.Parse(parsed.GetValue(input))
                    let subject = new Subject(derivation, parsed.GetValue(classes), parsed.GetValue(batch))
                    from lines in parsed.GetValue(form) is { } published ? Published(derivation, published)
                    : parsed.GetValue(fused) ? Fused(subject, parsed.GetValue(network) || parsed.GetValue(svg) || parsed.GetValue(json))
                    : Lines(subject, parsed.GetValue(network), parsed.GetValue(svg), parsed.GetValue(json), terminal)
                    select Print(lines, terminal)
            );
    }

    private static Either<Failure, IEnumerable<string>> Published(Derivation derivation, string form) =>
        (
            form switch
            {
                "arch" => PublishedText.Short(derivation),
                "arch_long" => PublishedText.Long(derivation),
                "arch_pytorch" => PublishedText.PyTorch(derivation),
                _ => Prelude.Left<string, string>(""),
            }
        )
            .Map(text => (IEnumerable<string>)[text])
            .MapLeft(missing =>
                missing.Length > 0
                    ? new Failure(ExitCode.Usage, $"einspace's code has no word for {missing}") { Next = "leave out --as" }
                    : new Failure(ExitCode.Usage, $"--as must be arch, arch_long or arch_pytorch, not '{form}'")
                    {
                        Next = "choose one of them",
                    }
            );

    private static Either<Failure, IEnumerable<string>> Fused(Subject subject, bool otherwise) =>
        otherwise
            ? new Failure(ExitCode.Usage, "--fused cannot be given with --network, --svg or --json") { Next = "ask for one of them" }
            : subject.Literal.Map(literal => subject.WithFacts(RewritingText.Lines(literal)));

    private static Either<Failure, IEnumerable<string>> Lines(Subject subject, bool network, bool svg, bool json, Terminal terminal) =>
        (network, svg, json) switch
        {
            (_, true, true) or (true, _, true) => new Failure(ExitCode.Usage, "--json cannot be given with --svg or --network")
            {
                Next = "ask for one of them",
            },
            (_, _, true) => new[] { Json.Line(subject.Facts, ArchitecturesJson.Default.ArchitectureFacts) },
            (false, true, _) => new[] { DerivationDiagram.Draw(subject.Derivation).Standalone().TrimEnd() },
            (true, true, _) => subject.Network.Map(found => (IEnumerable<string>)[NetworkDiagram.Draw(found).Standalone().TrimEnd()]),
            (true, false, _) => subject.Network.Map(found => subject.WithFacts([NetworkText.Print(found)])),
            _ => Prelude.Right(subject.WithFacts(TreeDrawing.Lines(subject.Derivation, ascii: !terminal.ShowsOut))),
        };

    private static ExitCode Print(IEnumerable<string> lines, Terminal terminal)
    {
        foreach (var line in lines)
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }

    private sealed record Subject(Derivation Derivation, int Classes, int Batch)
    {
        public ArchitectureFacts Facts => ArchitectureFacts.Describe(Derivation, Classes, Batch);

        public Either<Failure, Network> Network => Literal.Map(Fuse.Rewrite);

        public Either<Failure, Network> Literal =>
            Lower
                .ToNetwork(Derivation, Classes)
                .MapLeft(reason => new Failure(ExitCode.Usage, reason)
                {
                    Next = "leave out --network or --fused: the tree can be drawn at any size",
                });

        public IEnumerable<string> WithFacts(IEnumerable<string> picture) => [.. picture, "", .. Facts.Lines];
    }
}
