using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Grammars;

/// <summary><c>grammar sample</c>: random architectures of a grammar.</summary>
internal static class GrammarSampleCommand
{
    private const int MaxAttempts = 1000;

    public static Command Create(Terminal terminal)
    {
        var name = GrammarSource.Argument();
        var input = Options.Input();
        var count = Options.Number("--count", "Number of architectures", 5, 1, 1_000_000);
        var seed = Options.Seed("Equal seeds give equal architectures");
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand("sample", "Print random architectures of a grammar, one canonical text a line")
            .Takes(name)
            .Takes("Options", input, count, seed, json)
            .Example(
                "nas-search grammar sample einspace --input 3x28x28 --count 5 --seed 1",
                "five architectures for colour images of 28 by 28"
            )
            .Example("nas-search grammar sample my.grammar --input 1x28x28 --json", "with id and size, for a program to read")
            .Does(
                terminal,
                parsed =>
                    from source in GrammarSource.Find(parsed.GetRequiredValue(name))
                    from grammar in source.Parse()
                    from done in Print(
                        new(grammar, parsed.GetValue(input), RandomStream.FromSeed(new(parsed.GetValue(seed))).Child("sample")),
                        parsed.GetValue(count),
                        parsed.GetValue(json),
                        terminal
                    )
                    select done
            );
    }

    private static Either<Failure, ExitCode> Print(Source source, int count, bool json, Terminal terminal)
    {
        for (var number = 0; number < count; number++)
        {
            if (source.Draw(number) is not { } derivation)
            {
                return new Failure(
                    ExitCode.Usage,
                    $"the grammar {source.Grammar.Name} produced no architecture for {source.Input} in {MaxAttempts} attempts"
                )
                {
                    Next = $"try another --input, or: {Launcher.Name} grammar check FILE --input {source.Input}",
                };
            }

            terminal.Out.WriteLine(
                json
                    ? Json.Line(SampledArchitecture.Describe(derivation), GrammarsJson.Default.SampledArchitecture)
                    : ArchitectureText.Print(derivation)
            );
        }

        return ExitCode.Ok;
    }

    private sealed record Source(Grammar Grammar, TensorType Input, RandomStream Stream)
    {
        public Derivation? Draw(int number) =>
            Enumerable
                .Range(0, MaxAttempts)
                .Select(attempt => Derive.Sample(Grammar, Input, Stream.Child(number).Child(attempt)))
                .FirstOrDefault(drawn => drawn.IsSome)
                .MatchUnsafe<Derivation?>(derivation => derivation, () => null);
    }
}
