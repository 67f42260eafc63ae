using System.Collections.Immutable;
using LanguageExt;

namespace Nas.Domain.Architectures.Cells;

/// <summary>The four paths from the input to the output of a <see cref="Cell"/>.</summary>
internal static class CellPaths
{
    /// <summary>The edges of each path: 0-3, 0-1-3, 0-2-3, 0-1-2-3.</summary>
    public static readonly ImmutableArray<ImmutableArray<int>> All =
    [
        [2],
        [0, 4],
        [1, 5],
        [0, 3, 5],
    ];

    /// <summary>Whether an operation lies on a path without <see cref="CellOperation.None"/>, for each edge.</summary>
    public static bool[] Reached(Cell cell)
    {
        var reached = new bool[Cell.Edges];
        foreach (var path in All)
        {
            if (path.All(edge => cell[edge] != CellOperation.None))
            {
                path.AsEnumerable().Iter(edge => reached[edge] = true);
            }
        }

        return reached;
    }
}
