namespace Nas.Domain.Search;

/// <summary>What a search does next.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Run another trial.</summary>
    public sealed record Propose(Proposal Proposal) : Decision;

    /// <summary>Nothing can be decided before an open trial ends.</summary>
    public sealed record Wait : Decision;

    /// <summary>End the search for trials.</summary>
    public sealed record Stop(StopReason Reason) : Decision;

    /// <summary>Train the best candidate finally.</summary>
    public sealed record TrainFinally(int Trial) : Decision;

    /// <summary>Nothing is left to do.</summary>
    public sealed record Rest : Decision;
}
