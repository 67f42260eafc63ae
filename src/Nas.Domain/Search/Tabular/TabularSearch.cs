using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Tabular;

/// <summary>Whole searches on a tabular task as a function of their recipe: no journal, no clock.</summary>
public static class TabularSearch
{
    /// <summary>The state in which a search ends: the trials are those that <c>search</c> records for the same recipe.</summary>
    public static SearchState Run(Recipe recipe, SearchSpace space, TabularTask task)
    {
        var state = SearchState.Empty;
        while (After(Decide.Next(recipe, space, state), recipe, task, state).Case is SearchState next)
        {
            state = next;
        }

        return state;
    }

    private static Option<SearchState> After(Decision decision, Recipe recipe, TabularTask task, SearchState state) => decision switch
    {
        Decision.Assess assess => state.Apply(new SearchEvent.Assessed(assess.Architectures.Map(text => task.Read(recipe.ToRead(text))).Strict())),
        Decision.Propose { Proposal: var proposal } => state
            .Apply(new SearchEvent.Proposed(proposal))
            .Apply(new SearchEvent.Finished(proposal.Trial, recipe.ToScore(proposal).Match(task.Judge, () => new Verdict.Rejected("no candidate")), Usage.None)),
        Decision.Wait or Decision.Stop or Decision.TrainFinally or Decision.Rest => Prelude.None,
        _ => throw Closed.Unknown(decision),
    };
}
