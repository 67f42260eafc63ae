namespace Nas.Domain.Search.Trials;

/// <summary>Number of drafts of a proposal, and why drafts were refused.</summary>
/// <param name="Total">All drafts, the accepted one included.</param>
/// <param name="BeyondLimits">Drafts beyond the hard limits.</param>
/// <param name="Repeated">Drafts equal to an earlier proposal.</param>
/// <param name="Failed">Drafts without an architecture, such as a mutation that found no valid result.</param>
public sealed record Draws(int Total, int BeyondLimits, int Repeated, int Failed)
{
    /// <summary>Nothing drawn yet.</summary>
    public static Draws None { get; } = new(0, 0, 0, 0);
}
