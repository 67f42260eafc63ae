using LanguageExt;

namespace Nas.Domain.Architectures.Grammars;

/// <summary>The bounds of every derivation of a grammar.</summary>
/// <param name="Depth">Nodes this deep (root 0) take only the alternatives that end soonest; 1 to <see cref="MaxDepthAllowed"/>.</param>
/// <param name="Nodes">After this many nodes, discarded ones and copies included, nodes also take only those; 1 to
/// <see cref="MaxNodesAllowed"/>.</param>
/// <param name="Fold">Which operations see the grid of an im2col.</param>
/// <param name="Steps">After this much work a derivation or a variation is given up, 1000 to <see cref="MaxStepsAllowed"/>; none for
/// <see cref="MaxSteps"/> by the nodes.</param>
public sealed record GrammarSettings(int Depth, int Nodes, FoldScope Fold, Option<int> Steps = default)
{
    /// <summary>Fewest steps that may be set.</summary>
    public const int MinSteps = 1000;

    /// <summary>Most steps that may be set.</summary>
    public const int MaxStepsAllowed = 100_000_000;

    private const long StepsPerNode = 50;
    private const long StepsAtLeast = 50_000;

    /// <summary>Recursion follows the depth, so it is bounded.</summary>
    public const int MaxDepthAllowed = 250;

    /// <summary>Time and memory follow the nodes, so they are bounded.</summary>
    public const int MaxNodesAllowed = 100_000;

    /// <summary>The defaults.</summary>
    public static GrammarSettings Default { get; } = new(100, 10_000, FoldScope.Path);

    /// <summary>The bound on steps in force: what is set, or fifty for each node that is allowed and 50 000 more.</summary>
    internal long MaxSteps => Steps.Map(steps => (long)steps).IfNone(StepsAtLeast + StepsPerNode * Nodes);
}
