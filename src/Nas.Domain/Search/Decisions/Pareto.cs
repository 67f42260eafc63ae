using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The trade-off between accuracy and cost.</summary>
public static class Pareto
{
    /// <summary>The scored trials that no other trial beats, from cheap to costly: no other is at most as costly and scores more.</summary>
    /// <param name="trials">Any trials; those without a score are left out.</param>
    /// <param name="cost">The cost of a candidate.</param>
    /// <remarks>Of trials that are equal in both, only the earliest is included.</remarks>
    public static IReadOnlyList<Trial> Front(IEnumerable<Trial> trials, Func<CandidateSize, long> cost)
    {
        var front = new List<Trial>();
        var scored =
            from trial in trials
            from score in trial.Score.AsEnumerable()
            from candidate in trial.Proposal.Candidate.AsEnumerable()
            orderby cost(candidate.Size), score descending, trial.Number
            select (trial, score);
        var best = double.NegativeInfinity;
        foreach (var (trial, score) in scored.Where(found => found.score > best))
        {
            front.Add(trial);
            best = score;
        }

        return front;
    }
}
