namespace Nas.Domain.Search.Trials;

/// <summary>How many drafts a proposal took, and why drafts were refused.</summary>
/// <param name="Total">All drafts, the accepted one included.</param>
/// <param name="BeyondLimits">Drafts beyond the hard limits.</param>
/// <param name="Repeated">Drafts that an earlier proposal already was.</param>
/// <param name="Failed">Drafts that gave no architecture at all, such as a mutation without a way out.</param>
public sealed record Draws(int Total, int BeyondLimits, int Repeated, int Failed)
{
    /// <summary>Nothing drawn yet.</summary>
    public static Draws None { get; } = new(0, 0, 0, 0);
}
