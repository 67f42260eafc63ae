using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>A large language model as the surrogate of a search: it is shown three trials and asked for the scores of candidates (Qin et al.,
/// AutoML 2025).</summary>
internal static class FewShotSurrogate
{
    /// <summary>The request for candidates by name; none while too few trials have a score above 0.</summary>
    public static Option<Func<ValueArray<string>, FitRequest>> Asking(
        Surrogate surrogate,
        SearchSpace space,
        SearchView view,
        int population
    )
    {
        var seen = surrogate.Seen(view.At(surrogate.FittedAt(view.Trial)), population);
        var known = seen.SelectMany(trial => DemonstrationOf(trial).AsEnumerable()).OrderBy(shown => shown.Score).ToImmutableArray();
        return from endpoint in surrogate.Endpoint
            where known.Length >= Surrogate.MinRows
            select (Func<ValueArray<string>, FitRequest>)(
                candidates => new FewShotRequest(view.Trial)
                {
                    Endpoint = endpoint,
                    Demonstrations = [known[0], known[(known.Length - 1) / 2], known[^1]],
                    Candidates = candidates,
                    Task = space.Task,
                }
            );
    }

    private static Option<Demonstration> DemonstrationOf(Trial trial) =>
        from candidate in trial.Proposal.Candidate
        from score in trial.Score
        where score > 0
        select new Demonstration(candidate.Text, score);
}
