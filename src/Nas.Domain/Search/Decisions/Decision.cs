using LanguageExt;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The next step of a search.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>Run another trial.</summary>
    public sealed record Propose(Proposal Proposal) : Decision;

    /// <summary>Measure how fast the machine trains; the length of every trial depends on it.</summary>
    /// <param name="Reference">The network to measure with.</param>
    public sealed record Measure(Candidate Reference) : Decision;

    /// <summary>Compute the zero-cost proxies of candidates; the next proposal depends on them.</summary>
    /// <param name="Architectures">Canonical texts; at least one, none of which was assessed before.</param>
    public sealed record Assess(Seq<string> Architectures) : Decision;

    /// <summary>Fit a model; what is proposed next depends on what it says.</summary>
    /// <param name="Request">What to fit, and to what.</param>
    public sealed record Fit(FitRequest Request) : Decision;

    /// <summary>Nothing can be decided before an open trial ends.</summary>
    public sealed record Wait : Decision;

    /// <summary>End the search for trials.</summary>
    public sealed record Stop(StopReason Reason) : Decision;

    /// <summary>Run the final training of the best candidate.</summary>
    public sealed record RunFinalTraining(int Trial) : Decision;

    /// <summary>Nothing is left to do.</summary>
    public sealed record Done : Decision;
}
