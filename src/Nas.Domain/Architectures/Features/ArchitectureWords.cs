using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Features;

/// <summary>An architecture as a short text of words for a language model: its operations in the order of data, and after each the sizes
/// that it changes, rounded to half octaves.</summary>
/// <remarks>What does not change the meaning does not change the text: nesting of sequences, identities, and the order of two branches that
/// are added. The first words are the sizes of the input.</remarks>
public static class ArchitectureWords
{
    private const string Open = "(";
    private const string Next = "|";
    private const string Close = ")";

    /// <summary>The words that stand for structure.</summary>
    public static ImmutableArray<string> Structure { get; } = [Open, Next, Close];

    /// <summary>The letters of axes, each of which a number of half octaves follows: channels, height and width of images, positions and
    /// features of columns.</summary>
    public static ImmutableArray<string> Axes { get; } = ["c", "h", "w", "p", "f"];

    /// <summary>The words, separated by blanks.</summary>
    public static string Of(Derivation derivation) => string.Join(' ', SizesOf(derivation.Input).Concat(WordsOf(derivation)));

    /// <summary>The size of an axis in half octaves, to which sizes are rounded.</summary>
    public static int HalfOctaves(int size) => (int)Math.Round(2 * Math.Log2(Math.Max(1, size)));

    private static IEnumerable<string> WordsOf(Derivation derivation) =>
        derivation switch
        {
            Leaf { Operation: Identity } => [],
            Leaf leaf => [leaf.Operation.Text, .. Changed(leaf.Input, leaf.Output)],
            Module { Combinator: Combinator.Sequence or Combinator.Route or Combinator.Compute } module => module.Parts.SelectMany(WordsOf),
            Module module => [Open, .. Between(Ordered(module)), Close],
            _ => throw Closed.Unknown(derivation),
        };

    private static IEnumerable<string> Between(IEnumerable<Derivation> parts) =>
        parts.SelectMany((part, i) => i == 0 ? WordsOf(part) : WordsOf(part).Prepend(Next));

    private static IEnumerable<Derivation> Ordered(Module module) =>
        module.Parts is [Leaf { Operation: Clone } split, .. var branches, Leaf { Operation: Add } join]
            ? [split, .. branches.OrderBy(branch => string.Join(' ', WordsOf(branch)), StringComparer.Ordinal), join]
            : module.Parts;

    private static IEnumerable<string> Changed(TensorType before, TensorType after) =>
        before.Layout == after.Layout ? SizesOf(after).Except(SizesOf(before), StringComparer.Ordinal) : SizesOf(after);

    private static IEnumerable<string> SizesOf(TensorType type) =>
        Enumerable.Range(1, type.Rank).Select(axis => Word(Axes[(type.Rank == 3 ? 0 : 3) + axis - 1], type.Axis(axis)));

    private static string Word(string axis, int size) => string.Create(CultureInfo.InvariantCulture, $"{axis}{HalfOctaves(size)}");
}
