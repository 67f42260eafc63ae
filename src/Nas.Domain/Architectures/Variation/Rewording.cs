using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Architectures.Variation;

/// <summary>Other derivations of the same function, from which a model can learn what does not matter: sequences nested otherwise,
/// identities left out and put in, the branches of a sum in another order.</summary>
public static class Rewording
{
    private const string Nothing = "compute(identity)";
    private const double PutInShare = 0.1;

    /// <summary>One of them, perhaps the same. Equal streams give equal ones.</summary>
    public static Derivation Draw(Derivation architecture, RandomStream stream)
    {
        var cursor = stream.Cursor();
        return ArchitectureText
            .Parse(Text(architecture, ref cursor), architecture.Input)
            .ToOption()
            // Another nesting may hide an im2col's grid from the col2im that needs it.
            .Filter(other => other.Output == architecture.Output)
            .IfNone(architecture);
    }

    private static string Text(Derivation derivation, ref RandomCursor cursor)
    {
        if (derivation is not Module module)
        {
            return ((Leaf)derivation).Operation.Text;
        }

        if (module.Combinator == Combinator.Sequence)
        {
            var links = new List<string>();
            Append(module, links, ref cursor);
            return Nested(links.Count == 0 ? [Nothing] : links, ref cursor);
        }

        var parts = new string[module.Parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var copies = module.Combinator == Combinator.Branch && module.Copies(i) is > 1 and var many ? $"{many}*" : "";
            parts[i] = copies + Text(module.Parts[i], ref cursor);
        }

        if (module.Parts is [Leaf { Operation: Clone }, .., Leaf { Operation: Add }])
        {
            Shuffle(parts.AsSpan(1, parts.Length - 2), ref cursor);
        }

        return $"{module.Combinator.Text()}({string.Join(", ", parts)})";
    }

    /// <summary>Appends what a sequence does, link by link, without what does nothing and with something that does nothing.</summary>
    private static void Append(Derivation derivation, List<string> links, ref RandomCursor cursor)
    {
        if (derivation is Module { Combinator: Combinator.Sequence } sequence)
        {
            foreach (var part in sequence.Parts)
            {
                Append(part, links, ref cursor);
            }
        }
        else if (!DoesNothing(derivation))
        {
            links.Add(Text(derivation, ref cursor));
        }

        if (cursor.NextDouble() < PutInShare)
        {
            links.Add(Nothing);
        }
    }

    private static bool DoesNothing(Derivation derivation) =>
        derivation switch
        {
            Leaf leaf => leaf.Operation is Identity,
            Module module => module.Combinator is Combinator.Compute or Combinator.Route or Combinator.Sequence
                && module.Parts.All(DoesNothing),
            _ => throw Closed.Unknown(derivation),
        };

    private static string Nested(List<string> links, ref RandomCursor cursor)
    {
        if (links.Count == 1)
        {
            return links[0];
        }

        var first = 1 + cursor.NextInt(links.Count - 1);
        return $"sequence({Nested(links[..first], ref cursor)}, {Nested(links[first..], ref cursor)})";
    }

    private static void Shuffle(Span<string> branches, ref RandomCursor cursor)
    {
        for (var i = branches.Length - 1; i > 0; i--)
        {
            var other = cursor.NextInt(i + 1);
            (branches[i], branches[other]) = (branches[other], branches[i]);
        }
    }
}
