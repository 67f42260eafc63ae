namespace Nas.Domain.Architectures.Grammars;

/// <summary>Which operations see the grid of an im2col.</summary>
public enum FoldScope
{
    /// <summary>Everything that the columns flow through (Qin et al., 2025).</summary>
    Path,

    /// <summary>Only the post-routing of the same routing module (einspace, 2024).</summary>
    Partner,
}
