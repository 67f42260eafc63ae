using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Cells;

/// <summary>A NAS-Bench-201 cell as an architecture of the grammar <c>nasbench201</c>.</summary>
/// <remarks>Cells and these architectures map one to one.</remarks>
public static class CellNetwork
{
    /// <summary>The name of the grammar.</summary>
    public const string Grammar = "nasbench201";

    private const string Before = "sequence(sequence(conv2d(3,1,1,16), norm), sequence(repeat(times(3), repeat(times(5), ";
    private const string BeforeEdges = "cell(";
    private const string AfterEdges = ")";

    private const string After =
        "), branch(clone(2), sequence(sequence(relu, sequence(conv2d(3,2,1,x2), norm)), sequence(relu, "
        + "sequence(conv2d(3,1,1,x1), norm))), "
        + "sequence(avgpool(2,2,0), conv2d(1,1,0,x2)), add)), sequence(norm, relu)))";

    private const string Separator = ", ";

    // Indexed by the operation's number.
    private static readonly ImmutableArray<string> Texts =
    [
        "identity",
        "zero",
        "sequence(relu, sequence(conv2d(3,1,1,x1), norm))",
        "sequence(relu, sequence(conv2d(1,1,0,x1), norm))",
        "avgpool(3,1,1)",
    ];

    /// <summary>The canonical text of a cell's network, for inputs of any size.</summary>
    public static string Text(Cell cell) => Before + CellText(cell) + After;

    /// <summary>The canonical text of a cell alone.</summary>
    public static string CellText(Cell cell) =>
        BeforeEdges + string.Join(Separator, Cell.ByTarget.Select(edge => Texts[(int)cell[edge]])) + AfterEdges;

    /// <summary>A cell's network; the left side says why the input does not fit, such as a width that is not a multiple of 4.</summary>
    public static Either<Seq<Diagnostic>, Derivation> Build(Cell cell, TensorType input) => ArchitectureText.Parse(Text(cell), input);

    /// <summary>The cell of a network; none for any other architecture.</summary>
    public static Option<Cell> CellOf(Derivation derivation) => CellOf(ArchitectureText.Print(derivation));

    /// <summary>The cell of a network's canonical text; none for any other text.</summary>
    public static Option<Cell> CellOf(string text)
    {
        if (!text.StartsWith(Before + BeforeEdges, StringComparison.Ordinal))
        {
            return None;
        }

        var operations = new CellOperation[Cell.Edges];
        var at = Before.Length + BeforeEdges.Length;
        foreach (var edge in Cell.ByTarget)
        {
            var operation = Enumerable.Range(0, Texts.Length).FirstOrDefault(i => IsAt(text, at, Texts[i]), 0);
            operations[edge] = (CellOperation)operation;
            at = Math.Min(text.Length, at + Texts[operation].Length + Separator.Length);
        }

        // Reading is right when printing gives the text back.
        return Cell.FromOperations(operations) is var cell && Text(cell) == text ? Some(cell) : None;
    }

    private static bool IsAt(string text, int at, string part) => text.AsSpan(at).StartsWith(part, StringComparison.Ordinal);
}
