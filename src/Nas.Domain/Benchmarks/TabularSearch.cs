using LanguageExt;
using Nas.Domain.Search;

namespace Nas.Domain.Benchmarks;

/// <summary>Whole searches on a tabular task as a function of their recipe: no journal, no clock.</summary>
public static class TabularSearch
{
    /// <summary>The state in which a search ends: the trials are those that <c>search</c> records for the same recipe.</summary>
    public static SearchState Run(Recipe recipe, SearchSpace space, TabularTask task)
    {
        var state = SearchState.Empty;
        while (Decide.Next(recipe, space, state) is Decision.Propose next)
        {
            var verdict = TrialSpec.ToScore(recipe, next.Proposal).Match(task.Judge, () => new Verdict.Rejected("no candidate"));
            state = state.Apply(new SearchEvent.Proposed(next.Proposal)).Apply(new SearchEvent.Finished(next.Proposal.Trial, verdict, Usage.None));
        }

        return state;
    }
}
