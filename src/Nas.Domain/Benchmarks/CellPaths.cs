using System.Collections.Immutable;

namespace Nas.Domain.Benchmarks;

/// <summary>The four paths from the input to the output of a <see cref="Cell"/>.</summary>
internal static class CellPaths
{
    /// <summary>The edges of each path: 0-3, 0-1-3, 0-2-3, 0-1-2-3.</summary>
    public static readonly ImmutableArray<ImmutableArray<int>> All = [[2], [0, 4], [1, 5], [0, 3, 5]];

    /// <summary>Whether every operation but <see cref="CellOperation.None"/> lies on a path without it.</summary>
    public static bool ReachEveryOperation(Cell cell)
    {
        bool IsOperation(int edge) => cell[edge] != CellOperation.None;
        var reached = All.Where(path => path.All(IsOperation)).SelectMany(path => path).Distinct();
        return reached.Count() == Enumerable.Range(0, Cell.Edges).Count(IsOperation);
    }
}
