using LanguageExt;
using Nas.Domain.Architectures.Derivations;

namespace Nas.Domain.Architectures.Variation;

/// <summary>What lies between two architectures: the smallest subtrees that hold everything in which they differ.</summary>
/// <param name="Path">The place in both, as numbers of parts from 0 joined by points; empty for the root.</param>
/// <param name="Before">The subtree of the first.</param>
/// <param name="After">The subtree of the second.</param>
public sealed record Difference(string Path, Derivation Before, Derivation After)
{
    /// <summary>The difference, or none when both read the same.</summary>
    /// <remarks>Texts are compared, not types: what a variation above retyped without rewriting is no difference.</remarks>
    public static Option<Difference> Between(Derivation before, Derivation after) =>
        before.ReadsAs(after) ? default : Option<Difference>.Some(Narrowed(new("", before, after)));

    private static Difference Narrowed(Difference found)
    {
        while (found.OnlyPart() is { } part)
        {
            found = new(
                found.Path.Length == 0 ? FormattableString.Invariant($"{part}") : FormattableString.Invariant($"{found.Path}.{part}"),
                found.Before.Parts[part],
                found.After.Parts[part]
            );
        }

        return found;
    }

    /// <summary>The one part that differs, where the two nodes differ in nothing else.</summary>
    private int? OnlyPart()
    {
        if ((Before as Module)?.Combinator != (After as Module)?.Combinator || Before.Parts.Length != After.Parts.Length)
        {
            return null;
        }

        var differing = Enumerable.Range(0, Before.Parts.Length).Where(i => !Before.Parts[i].ReadsAs(After.Parts[i])).Take(2).ToList();
        return differing is [var one] ? one : null;
    }
}
