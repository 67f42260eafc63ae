using Nas.Domain.Architectures.Cells;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Tabular;

/// <summary>The best result of one search after each query.</summary>
/// <param name="Validation">The best validation accuracy, 0 … 1, after 1, 2, … queries, or at other points; 0 before the first score.</param>
/// <param name="Test">The test accuracy of the architecture that had it: what somebody gets who stops there.</param>
public sealed record SearchCurve(ValueArray<double> Validation, ValueArray<double> Test)
{
    /// <summary>The mean test accuracy over all queries: the area under the curve.</summary>
    public double Area => Test.Average();

    /// <summary>The curve of a search; one that ended early stays where it was.</summary>
    public static SearchCurve Compute(SearchState state, TabularTask task, int queries) => Compute(state, task, Horizon.OfTrials(queries));

    /// <summary>The same in other steps. Of trials of unequal length the longest are compared.</summary>
    public static SearchCurve Compute(SearchState state, TabularTask task, Horizon horizon)
    {
        var (validation, test) = (new double[horizon.Points], new double[horizon.Points]);
        Trial? best = null;
        var (trials, spent) = (state.Trials.ToArray(), 0.0);
        for (var (point, next) = (0, 0); point < horizon.Points; point++)
        {
            for (; next < trials.Length && spent + CostOf(trials[next], horizon) <= horizon.SpentAt(point); next++)
            {
                spent += CostOf(trials[next], horizon);
                best = trials[next].Score.IsSome && (best is null || Trial.IsBetter(trials[next], best)) ? trials[next] : best;
            }

            validation[point] = best?.Score.IfNone(0) ?? 0;
            test[point] = best is null ? 0 : TestOf(best, task);
        }

        return new([.. validation], [.. test]);
    }

    private static double CostOf(Trial trial, Horizon horizon) => horizon.InEpochs ? trial.Proposal.Epochs.IfNone(TabularTask.Epochs) : 1;

    private static double TestOf(Trial trial, TabularTask task) =>
        trial.Proposal.Candidate.Bind(candidate => CellNetwork.CellOf(candidate.Text)).Match(cell => task.Test[cell.Index], 0);
}
