using Nas.Domain.Architectures.Cells;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Tabular;

/// <summary>The best result of one search after each query.</summary>
/// <param name="Validation">The best validation accuracy, 0 … 1, after 1, 2, … queries; 0 before the first score.</param>
/// <param name="Test">The test accuracy of the architecture that had it: what somebody gets who stops there.</param>
public sealed record SearchCurve(ValueArray<double> Validation, ValueArray<double> Test)
{
    /// <summary>The mean test accuracy over all queries: the area under the curve.</summary>
    public double Area => Test.Average();

    /// <summary>The curve of a search; one that ended early stays where it was.</summary>
    public static SearchCurve Compute(SearchState state, TabularTask task, int queries)
    {
        var (validation, test) = (new double[queries], new double[queries]);
        Trial? best = null;
        for (var query = 0; query < queries; query++)
        {
            if (
                query < state.Trials.Count
                && state.Trials[query] is { Score.IsSome: true } trial
                && (best is null || Trial.IsBetter(trial, best))
            )
            {
                best = trial;
            }

            validation[query] = best?.Score.IfNone(0) ?? 0;
            test[query] = best is null ? 0 : TestOf(best, task);
        }

        return new([.. validation], [.. test]);
    }

    private static double TestOf(Trial trial, TabularTask task) =>
        trial.Proposal.Candidate.Bind(candidate => CellNetwork.CellOf(candidate.Text)).Match(cell => task.Test[cell.Index], 0);
}
