namespace Nas.Domain.Architectures.Grammars;

/// <summary>The bounds of every derivation of a grammar.</summary>
/// <param name="Depth">Nodes this deep (root 0) take only the alternatives that end soonest; 1 to <see cref="DeepestAllowed"/>.</param>
/// <param name="Nodes">After this many nodes, discarded ones and copies included, nodes also take only those; 1 to
/// <see cref="MostNodesAllowed"/>.</param>
/// <param name="Fold">Which operations see the grid of an im2col.</param>
public sealed record GrammarSettings(int Depth, int Nodes, FoldScope Fold)
{
    /// <summary>Recursion follows the depth, so it is bounded.</summary>
    public const int DeepestAllowed = 250;

    /// <summary>Time and memory follow the nodes, so they are bounded.</summary>
    public const int MostNodesAllowed = 100_000;

    /// <summary>The defaults.</summary>
    public static GrammarSettings Default { get; } = new(100, 10_000, FoldScope.Path);
}
