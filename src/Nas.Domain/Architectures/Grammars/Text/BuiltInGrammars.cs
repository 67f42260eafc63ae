using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>The grammars that come with the product, as the texts they are.</summary>
public static class BuiltInGrammars
{
    private const string Prefix = "Nas.Domain.Architectures.Grammars.BuiltIn.";
    private const string Suffix = ".grammar";

    /// <summary>The one for sequences.</summary>
    public const string Sequences = "einspace-1d";

    /// <summary>All names, in ordinal order.</summary>
    public static ImmutableArray<string> Names { get; } = EmbeddedText.Names(Prefix, Suffix);

    /// <summary>The text of a grammar; none when no built-in grammar has this name.</summary>
    public static Option<string> Text(string name) => Names.Contains(name) ? Some(EmbeddedText.Read(Prefix + name + Suffix)) : None;

    /// <summary>A built-in grammar; the left side says that the name is unknown.</summary>
    public static Either<string, Grammar> Load(string name) =>
        Text(name)
            .ToEither(() => $"no built-in grammar is named '{name}'{DidYouMean.Among(Names, name)} (there are {string.Join(", ", Names)})")
            .Bind(text => GrammarText.Parse(text).MapLeft(errors => string.Join('\n', errors)));
}
