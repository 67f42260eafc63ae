using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Text;

namespace Nas.Domain.Tests;

/// <summary>Short words for what most tests of grammars and derivations start from.</summary>
internal static class Space
{
    public static ImmutableArray<TensorType> Inputs { get; } =
    [.. new[] { "3x28x28", "1x24x24", "12x18x18", "1x27x18", "3x64x64" }.Select(Type)];

    public static ImmutableArray<Grammar> BuiltIn { get; } = [.. BuiltInGrammars.Names.Select(Named)];

    public static ImmutableArray<TensorType> Sequences { get; } =
    [.. new[] { "1x1x46", "1x1x96", "1x1x1000", "4x1x1000", "12x1x128" }.Select(Type)];

    /// <summary>The inputs that a built-in grammar has derivations for: networks of cells halve height and width twice.</summary>
    public static IEnumerable<TensorType> InputsOf(Grammar grammar) =>
        grammar.Name == CellNetwork.Grammar ? Inputs.Where(input => input.Axis2 % 4 == 0 && input.Axis3 % 4 == 0)
        : grammar.Name == BuiltInGrammars.Sequences ? Sequences
        : Inputs;

    public static Grammar Named(string name) => BuiltInGrammars.Load(name).IfLeft(error => throw new InvalidOperationException(error));

    public static Grammar Parsed(string text) =>
        GrammarText.Parse(text).IfLeft(errors => throw new InvalidOperationException(string.Join('\n', errors)));

    public static TensorType Type(string text) => TensorType.Parse(text).IfLeft(error => throw new InvalidOperationException(error));

    public static Derivation Tree(string text, string input, FoldScope scope = FoldScope.Path) =>
        ArchitectureText.Parse(text, Type(input), scope).IfLeft(errors => throw new InvalidOperationException(string.Join('\n', errors)));

    public static string Error(string text, string input, FoldScope scope = FoldScope.Path) =>
        ArchitectureText.Parse(text, Type(input), scope).Match(_ => throw new InvalidOperationException($"'{text}' is legal."), Lines);

    public static Derivation Sample(Grammar grammar, TensorType input, long seed) =>
        Derive
            .Sample(grammar, input, RandomStream.FromSeed(new Seed(seed)))
            .IfNone(() => throw new InvalidOperationException($"Seed {seed} gives none."));

    public static IEnumerable<Derivation> Nodes(Derivation tree) => tree.Parts.SelectMany(Nodes).Prepend(tree);

    /// <summary>Every node's types in pre-order.</summary>
    public static string Types(Derivation tree) =>
        string.Join(
            ' ',
            Nodes(tree)
                .Select(node =>
                    $"{node.Input}>{node.Output}@{node.Input.Grid.Height}.{node.Input.Grid.Width}.{node.Output.Grid.Height}.{node.Output.Grid.Width}"
                )
        );

    public static string Lines(Seq<Diagnostic> diagnostics) => string.Join('\n', diagnostics);
}
