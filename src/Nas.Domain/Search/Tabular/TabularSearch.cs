using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Tabular;

/// <summary>Whole searches on a tabular task as a function of their recipe: no journal, no clock.</summary>
public static class TabularSearch
{
    /// <summary>The state in which a search ends: the trials are those that <c>search</c> records for the same recipe.</summary>
    /// <param name="recipe">What the search follows from.</param>
    /// <param name="space">The space.</param>
    /// <param name="task">Knows the outcomes of trials.</param>
    /// <param name="fit">Fits models.</param>
    public static SearchState Run(Recipe recipe, SearchSpace space, TabularTask task, Func<FitRequest, FitResult> fit)
    {
        var state = SearchState.Empty;
        while (After(Decide.Next(recipe, space, state), recipe, task, fit, state).Case is SearchState next)
        {
            state = next;
        }

        return state;
    }

    private static Option<SearchState> After(
        Decision decision,
        Recipe recipe,
        TabularTask task,
        Func<FitRequest, FitResult> fit,
        SearchState state
    ) =>
        decision switch
        {
            Decision.Assess assess => state.Apply(
                new SearchEvent.Assessed(assess.Architectures.Map(text => task.Assess(recipe.ToRead(text))).Strict())
            ),
            Decision.Fit { Request: var request } => state.Apply(new SearchEvent.Fitted(fit(request))),
            Decision.Propose { Proposal: var proposal } => state
                .Apply(new SearchEvent.Proposed(proposal))
                .Apply(
                    new SearchEvent.Finished(
                        proposal.Trial,
                        recipe.ToScore(proposal).Match(task.Judge, () => new Verdict.Rejected("no candidate")),
                        Usage.None
                    )
                ),
            Decision.Measure or Decision.Wait or Decision.Stop or Decision.RunFinalTraining or Decision.Done => Prelude.None,
            _ => throw Closed.Unknown(decision),
        };
}
