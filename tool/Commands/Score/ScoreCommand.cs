using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using Nas.Effects.Scoring;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Score;

/// <summary><c>score</c>: the zero-cost proxies of an architecture.</summary>
internal static class ScoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var given = ArchitectureSource.Argument();
        var task = Options.Text(
            "--task",
            "NAME",
            "A built-in task (addnist, fashion-mnist, multnist, fashion-tile, markov-authors, chess-checks, friedman, digit-labels, hidden-waves, hidden-shapes), or what to call the data in --data; proxies that look at images need it"
        );
        var data = Options.Text("--data", "DIR", "A folder with images of your own; docs/guide/your-data.md has its layouts");
        var input = Options.InputOrNone();
        input.Description = "Shape of one example, CxHxW, if there is no task [default: 3x28x28]";
        var classes = Options.Number("--classes", "Number of classes of the head, if there is no task", 20, 1, 1_000_000);
        var proxies = Options.Text("--proxies", "NAME,…", "Proxies to compute; all if omitted");
        var batch = Options.Number("--batch", "Images of the batch", 64, 1, 100_000);
        var seed = Options.Seed("Equal seeds give equal weights, images and scores");
        var device = DeviceOptions.Single("The device, such as cuda:1 [default: auto, a graphics processor if libtorch can use one]");
        var json = Options.Json("Print one object instead of the table");
        return new ToolCommand("score", "Compute the zero-cost proxies of an architecture, without training it")
            .Takes(given)
            .Takes("Options", task, data, input, classes, proxies, batch, seed, device, LibTorchFolder.Option, json)
            .Ignores(parsed => parsed.GetValue(task) is not null, "the task says how many there are", classes)
            .Example("nas-search score small_cnn --task fashion-mnist", "all proxies on real images, with their times")
            .Example(
                "nas-search score best/architecture.txt --task addnist --proxies nwot,synflow,snip --json",
                "three of them, for a program to read"
            )
            .Does(
                terminal,
                parsed =>
                    from chosen in Find(parsed.GetValue(proxies))
                    from source in ArchitectureSource.Find(parsed.GetRequiredValue(given))
                    from subject in ScoringSubject.Find(
                        parsed.GetValue(task),
                        parsed.GetValue(data),
                        parsed.GetValue(input),
                        parsed.GetValue(classes)
                    )
                    from derivation in source.Parse(subject.Input)
                    from network in Lower.ToNetwork(derivation, subject.Head).MapLeft(reason => new Failure(ExitCode.Usage, reason))
                    from place in DeviceOptions.Read(parsed.GetValue(device))
                    from ready in TrialBackend.Load()
                    select Print(
                        derivation,
                        Run(network, subject, chosen, parsed.GetValue(batch), parsed.GetValue(seed), place),
                        parsed.GetValue(json),
                        terminal
                    )
            );
    }

    private static Either<Failure, ImmutableArray<Proxy>> Find(string? names) =>
        names is null
            ? Proxy.All
            : names
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(name => Proxy.Find(name).ToEither(() => Unknown(name)))
                .Sequence()
                .Map(found => found.ToImmutableArray());

    private static Failure Unknown(string name)
    {
        string[] all = [.. Proxy.All.Select(proxy => proxy.Name)];
        return new(ExitCode.Usage, $"no proxy is named {name}{DidYouMean.Among(all, name)}")
        {
            Safe = "nothing was done",
            Next = $"choose from {string.Join(", ", all)}",
        };
    }

    private static ProxyScores Run(
        Network network,
        ScoringSubject subject,
        ImmutableArray<Proxy> proxies,
        int batch,
        long seed,
        ComputeDevice device
    )
    {
        LibTorch.UseThreads(1);
        var stream = RandomStream.FromSeed(new Seed(seed));
        return Scoring.Score(
            new(network, subject.Images.Map(images => ScoringBatch.Draw(images, batch, stream)), stream)
            {
                Proxies = proxies,
                NoiseBatch = batch,
                Device = device.ToString(),
            }
        );
    }

    private static ExitCode Print(Derivation derivation, ProxyScores scores, bool json, Terminal terminal)
    {
        foreach (
            var line in json
                ? [Json.Line(ProxyScoreFacts.Describe(derivation, scores), ScoreJson.Default.ProxyScoreFacts)]
                : ProxyScoreFacts.Table(scores)
        )
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }
}
