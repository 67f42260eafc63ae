using System.CommandLine;
using System.CommandLine.Completions;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Text;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>An architecture given by the user: its text, a file, or a built-in one.</summary>
/// <param name="Name">Its name in messages; empty for a text on the command line.</param>
/// <param name="Text">Its text.</param>
internal sealed record ArchitectureSource(string Name, string Text)
{
    /// <summary>The argument that gives an architecture.</summary>
    public static Argument<string> Argument() =>
        new("architecture")
        {
            HelpName = "TEXT|FILE|NAME",
            Description = $"An architecture as text, a file with it, or a built-in one: {string.Join(", ", BuiltInSeeds.Names)}",
            CompletionSources = { _ => BuiltInSeeds.Names.Select(name => new CompletionItem(name)) },
        };

    /// <summary>Finds an architecture; an argument with a bracket is a text. Texts of einspace's own code are read, too.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="words">Other words that may stand in its place.</param>
    public static Either<Failure, ArchitectureSource> Find(string given, params string[] words) => Given(given, words).Bind(Translated);

    private static Either<Failure, ArchitectureSource> Translated(ArchitectureSource source) =>
        PublishedText.IsLike(source.Text)
            ? PublishedText
                .Translate(source.Text)
                .Map(text => source with { Text = text })
                .MapLeft(reason => new Failure(ExitCode.Usage, $"{(source.Name.Length > 0 ? source.Name : "the text")} cannot be read")
                {
                    Where = reason,
                    Next = "correct the text",
                })
            : source;

    private static Either<Failure, ArchitectureSource> Given(string given, string[] words) =>
        given.IndexOfAny(['(', '[', '<', '{']) >= 0
            ? new ArchitectureSource("", given)
            : BuiltInSeeds
                .Text(given)
                .Match(
                    text => new ArchitectureSource(given, text),
                    () => File.Exists(given) ? TextFile.Read(given).Map(text => new ArchitectureSource(given, text)) : Unknown(given, words)
                );

    /// <summary>The architecture for an input, or all errors in its text and types.</summary>
    public Either<Failure, Derivation> Parse(TensorType input) =>
        ArchitectureText
            .Parse(Text, input)
            .MapLeft(errors => new Failure(ExitCode.Usage, $"{(Name.Length > 0 ? Name : "the text")} is not an architecture for {input}")
            {
                Where = string.Join('\n', errors.Map(error => Name.Length > 0 ? $"{Name}:{error}" : $"{error}")),
                Next = "correct the text, or give the --input it was made for",
            });

    private static Either<Failure, ArchitectureSource> Unknown(string given, string[] words) =>
        new Failure(
            ExitCode.Usage,
            $"there is no file and no built-in architecture named '{given}'{DidYouMean.Among(BuiltInSeeds.Names.Concat(words), given)}"
        )
        {
            Next = $"give a text in quotes, a file, or one of {string.Join(", ", BuiltInSeeds.Names)}",
        };
}
