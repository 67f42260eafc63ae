namespace Nas.Domain.Architectures.Derivations;

/// <summary>The size of a derivation tree with every copy of a shared module counted, as the literature counts.</summary>
/// <param name="Terminals">Leaves.</param>
/// <param name="Nonterminals">Modules.</param>
/// <param name="Depth">Levels below the root.</param>
public readonly record struct TreeSize(long Terminals, long Nonterminals, int Depth)
{
    /// <summary>Maximum number of operations, copies counted, of a network that is written out in full.</summary>
    public const long MaxTerminals = 1 << 17;

    /// <summary>All nodes.</summary>
    public long Nodes => Terminals + Nonterminals;

    /// <summary>Measures a tree. Copies multiply, so counts are capped at 2^61.</summary>
    public static TreeSize Measure(Derivation tree)
    {
        if (tree is not Module module)
        {
            return new(1, 0, 0);
        }

        var (terminals, nonterminals) = (0L, 1L);
        for (var i = 0; i < module.Parts.Length; i++)
        {
            var part = Measure(module.Parts[i]);
            terminals = Capped((Int128)terminals + (Int128)part.Terminals * module.Copies(i));
            nonterminals = Capped((Int128)nonterminals + (Int128)part.Nonterminals * module.Copies(i));
        }

        return new(terminals, nonterminals, tree.Height);
    }

    private static long Capped(Int128 count) => (long)Int128.Min(count, 1L << 61);
}
