using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Decisions;

/// <summary>What the start of a session adds to the history of a run.</summary>
public static class SessionStart
{
    /// <summary>Nothing where the run has nothing left to do within its budget; where the machine ended the final training, there
    /// is.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="state">The state so far; none before the first event.</param>
    /// <param name="budget">A new budget for the whole search, or none to keep the current one.</param>
    /// <param name="started">The first event of a run.</param>
    public static Seq<SearchEvent> Events(Recipe recipe, Option<SearchState> state, Option<Budget> budget, SearchEvent.Started started)
    {
        var inForce = state.IfNone(SearchState.Empty).BudgetOf(recipe);
        var wanted = budget.IfNone(inForce);
        var resumed = new SearchEvent.Resumed(wanted, started.ToolVersion);
        return state.Case is SearchState history
            ? wanted != inForce || !IsOver(history)
                ? Seq1<SearchEvent>(resumed)
                : Seq<SearchEvent>()
            : started.Cons(wanted != inForce ? Seq1<SearchEvent>(resumed) : Seq<SearchEvent>());
    }

    private static bool IsOver(SearchState state) =>
        state.Stopped.Exists(reason => reason != StopReason.Interrupted) && state.Final.ForAll(final => final.Verdict.IsReproducible);
}
