using Nas.Domain.Search.Recipes;
using Nas.Effects.Runs.Folders;

namespace Nas.Tool.Searching;

/// <summary>The effective budget.</summary>
internal static class Budgets
{
    /// <summary>The budget of the latest session that set one, otherwise the recipe's.</summary>
    public static Budget BudgetInForce(this RunSession session) => session.State.Budget.IfNone(session.Recipe.Budget);
}
