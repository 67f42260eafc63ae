using System.Collections.Immutable;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Cells;

/// <summary>A NAS-Bench-201 cell: four nodes, and one operation on each of the six edges from a node to a later one.</summary>
/// <remarks>The edges stand in the order 0-1, 0-2, 0-3, 1-2, 1-3, 2-3 everywhere but in the benchmark's own text.
/// Node 0 is the input, node 3 the output; a node is the sum of its incoming edges. Two cells are equal when their six
/// operations are, even where two different cells compute the same function. <c>default</c> is the cell of six skips.</remarks>
public readonly record struct Cell
{
    /// <summary>The number of edges.</summary>
    public const int Edges = 6;

    /// <summary>The number of cells.</summary>
    public const int Count = 15_625;

    private const int Operations = 5;

    /// <summary>The edges by the node that they lead to, then by the node that they come from: 0-1, 0-2, 1-2, 0-3, 1-3, 2-3.</summary>
    /// <remarks>The order of the benchmark's text and of the combinator <c>cell</c>.</remarks>
    public static ImmutableArray<int> ByTarget { get; } = [0, 1, 3, 2, 4, 5];

    private static readonly ImmutableArray<string> TextNames = ["skip_connect", "none", "nor_conv_3x3", "nor_conv_1x1", "avg_pool_3x3"];

    private Cell(int index) => Index = index;

    /// <summary>The code read as a number to base 5, the last edge counting ones; unlike the benchmark's row number it can be
    /// computed.</summary>
    public int Index { get; }

    /// <summary>The operation on an edge.</summary>
    public CellOperation this[int edge] => (CellOperation)(Index / Power(Edges - 1 - edge) % Operations);

    /// <summary>The six digits of <see cref="CellOperation"/>, edge by edge, such as <c>433000</c>.</summary>
    public string Code => string.Concat(Enumerable.Range(0, Edges).Select(Digit));

    /// <summary>The benchmark's own text, such as <c>|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|…~0|…~1|…~2|</c>.</summary>
    public string Text
    {
        get
        {
            var cell = this;
            var parts = ByTarget.Select(edge => TextNames[(int)cell[edge]]).ToArray();
            return $"|{parts[0]}~0|+|{parts[1]}~0|{parts[2]}~1|+|{parts[3]}~0|{parts[4]}~1|{parts[5]}~2|";
        }
    }

    /// <summary>Whether every operation lies on a path from input to output, none cut off by <see cref="CellOperation.None"/>.
    /// 9 445 cells are valid; comparisons of predictors use only them.</summary>
    public bool IsValid => Pruned == this;

    /// <summary>The valid cell that computes the same: operations that no path reaches are <see cref="CellOperation.None"/>.</summary>
    public Cell Pruned
    {
        get
        {
            var (reached, cell) = (CellPaths.Reached(this), this);
            return FromOperations([.. reached.Select((isReached, edge) => isReached ? cell[edge] : CellOperation.None)]);
        }
    }

    /// <summary>All cells by <see cref="Index"/>.</summary>
    public static IEnumerable<Cell> All => Enumerable.Range(0, Count).Select(index => new Cell(index));

    /// <summary>The cell of six operations.</summary>
    public static Cell FromOperations(ReadOnlySpan<CellOperation> operations)
    {
        var index = 0;
        foreach (var operation in operations[..Edges])
        {
            index = Operations * index + (int)operation;
        }

        return new(index);
    }

    /// <summary>Reads a cell's <see cref="Code"/>.</summary>
    public static Option<Cell> FromCode(string code) =>
        code.Length == Edges && code.All(c => c is >= '0' and <= '4')
            ? Some(FromOperations([.. code.Select(c => (CellOperation)(c - '0'))]))
            : None;

    /// <summary>Reads the benchmark's own text.</summary>
    public static Option<Cell> FromText(string text)
    {
        var operations = new CellOperation[Edges];
        var parts = text.Split(['|', '+'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length && i < Edges; i++)
        {
            operations[ByTarget[i]] = (CellOperation)TextNames.IndexOf(parts[i].Split('~')[0]);
        }

        // Printing the result must give the same text back; unknown names and misplaced edges fail this check.
        return operations.All(o => o >= 0) && FromOperations(operations) is var cell && cell.Text == text ? Some(cell) : None;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static int Power(int exponent) =>
        exponent switch
        {
            0 => 1,
            1 => 5,
            2 => 25,
            3 => 125,
            4 => 625,
            _ => 3125,
        };

    private char Digit(int edge) => (char)('0' + (int)this[edge]);
}
