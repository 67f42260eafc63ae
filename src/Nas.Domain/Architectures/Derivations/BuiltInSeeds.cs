using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>The architectures that come with the product, as the texts they are; searches may start from them.</summary>
public static class BuiltInSeeds
{
    private const string Prefix = "Nas.Domain.Architectures.Derivations.Seeds.";
    private const string Suffix = ".arch";

    /// <summary>All names, in ordinal order.</summary>
    public static ImmutableArray<string> Names { get; } = EmbeddedText.Names(Prefix, Suffix);

    /// <summary>The text of an architecture; none when no built-in one has this name.</summary>
    public static Option<string> Text(string name) => Names.Contains(name) ? Some(EmbeddedText.Read(Prefix + name + Suffix)) : None;

    /// <summary>A built-in architecture for an input type; the left side says that the name is unknown or why the input does not
    /// fit.</summary>
    public static Either<string, Derivation> Load(string name, TensorType input, FoldScope scope = FoldScope.Path) =>
        Text(name)
            .ToEither(() =>
                $"no built-in architecture is named '{name}'{DidYouMean.Among(Names, name)} (there are {string.Join(", ", Names)})"
            )
            .Bind(text => ArchitectureText.Parse(text, input, scope).MapLeft(errors => string.Join('\n', errors)));
}
