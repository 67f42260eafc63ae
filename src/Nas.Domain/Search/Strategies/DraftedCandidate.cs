using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies;

/// <summary>A draft that has a candidate.</summary>
/// <param name="Origin">Where it came from.</param>
/// <param name="Candidate">The architecture.</param>
internal sealed record DraftedCandidate(Origin Origin, Candidate Candidate)
{
    public Draft ToDraft() => new(Origin, Candidate);
}
