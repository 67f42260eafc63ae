using System.CommandLine;
using System.CommandLine.Completions;
using LanguageExt;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Text;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>A grammar given by the user: built in, or a file.</summary>
/// <param name="Name">The built-in name or the path.</param>
/// <param name="Text">Its text.</param>
internal sealed record GrammarSource(string Name, string Text)
{
    /// <summary>The argument that names a grammar.</summary>
    public static Argument<string> Argument() =>
        new("grammar")
        {
            HelpName = "FILE|NAME",
            Description = $"A grammar file, or a built-in grammar: {string.Join(", ", BuiltInGrammars.Names)}",
            CompletionSources = { _ => BuiltInGrammars.Names.Select(name => new CompletionItem(name)) },
        };

    /// <summary>Finds a grammar. A built-in name wins over a file of the same name; write <c>./NAME</c> for the file.</summary>
    public static Either<Failure, GrammarSource> Find(string name) =>
        BuiltInGrammars
            .Text(name)
            .Match(
                text => new GrammarSource(name, text),
                () => File.Exists(name) ? TextFile.Read(name).Map(text => new GrammarSource(name, text)) : Unknown(name)
            );

    /// <summary>The grammar, or all errors in its text.</summary>
    public Either<Failure, Grammar> Parse() => GrammarText.Parse(Text).MapLeft(Wrong);

    /// <summary>The failure for errors in the text.</summary>
    public Failure Wrong(Seq<Diagnostic> errors) =>
        new(ExitCode.Usage, $"the grammar {Name} cannot be used")
        {
            Where = string.Join('\n', errors.Map(error => $"{Name}:{error}")),
            Safe = "nothing was done",
            Next = "correct the grammar; docs/reference/grammar.md explains its text",
        };

    private static Either<Failure, GrammarSource> Unknown(string name) =>
        new Failure(
            ExitCode.Usage,
            $"there is no file and no built-in grammar named '{name}'{DidYouMean.Among(BuiltInGrammars.Names, name)}"
        )
        {
            Next = $"name a file, or one of {string.Join(", ", BuiltInGrammars.Names)}",
        };
}
