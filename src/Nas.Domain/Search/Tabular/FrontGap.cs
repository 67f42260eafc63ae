using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Tabular;

/// <summary>How much of the best front of a table a search finds: error and cost on the scale of the whole table, up to the worst of
/// both.</summary>
public sealed class FrontGap
{
    private static readonly ValueArray<double> Worst = [1, 1];

    private readonly ImmutableArray<ValueArray<double>> _cells;

    private FrontGap(ImmutableArray<ValueArray<double>> cells)
    {
        _cells = cells;
        var known = cells.Where(costs => costs.All(double.IsFinite)).ToImmutableArray();
        Cells = Dominance.Front(Thinned(known)).Length;
        Volume = Hypervolume.Of(known, Worst);
    }

    /// <summary>The volume below the best front.</summary>
    public double Volume { get; }

    /// <summary>The cells of the best front.</summary>
    public int Cells { get; }

    /// <summary>The gap of a table's validation accuracy and the cost on a device.</summary>
    public static FrontGap Of(TabularTask task, string device)
    {
        var errors = Scaled([.. task.Validation.Select(accuracy => 1 - accuracy)]);
        var costs = Scaled([.. Cell.All.Select(cell => task.LatencyOf(cell, device).IfNone(double.NaN))]);
        return new([.. errors.Select((error, cell) => (ValueArray<double>)[error, costs[cell]])]);
    }

    /// <summary>The volume that a search has not found after each of its trials.</summary>
    public ImmutableArray<double> After(SearchState state, IEnumerable<int> trials) =>
        [.. trials.Select(count => Volume - Hypervolume.Of(state.Trials.Take(count).SelectMany(CostsOf), Worst))];

    private IEnumerable<ValueArray<double>> CostsOf(Trial trial) =>
        trial
            .Proposal.Candidate.Filter(_ => trial.Score.IsSome)
            .Bind(candidate => CellNetwork.CellOf(candidate.Text))
            .Map(cell => _cells[cell.Index])
            .AsEnumerable();

    /// <summary>Of the cells of each cost the best, which is enough to find the front.</summary>
    private static List<ValueArray<double>> Thinned(ImmutableArray<ValueArray<double>> cells)
    {
        var (kept, best) = (new List<ValueArray<double>>(), double.PositiveInfinity);
        foreach (var costs in cells.OrderBy(costs => costs[1]).ThenBy(costs => costs[0]).Where(costs => costs[0] < best))
        {
            kept.Add(costs);
            best = costs[0];
        }

        return kept;
    }

    private static ImmutableArray<double> Scaled(ImmutableArray<double> values)
    {
        var known = values.Where(double.IsFinite).ToArray();
        var (least, most) = (known.Min(), known.Max());
        return [.. values.Select(value => (value - least) / (most - least))];
    }
}
