using System.Globalization;
using Nas.Domain.Learning.Formulas;

namespace Nas.Tool.Commands.Formulas;

/// <summary>A formula as an indented tree, functions above their arguments.</summary>
internal static class FormulaDrawing
{
    /// <summary>The lines of the drawing.</summary>
    public static IReadOnlyList<string> Lines(Formula formula, bool ascii)
    {
        var lines = new List<string>();
        Add(lines, formula, "", "", ascii);
        return lines;
    }

    private static void Add(List<string> lines, Formula formula, string lead, string below, bool ascii)
    {
        lines.Add(lead + Label(formula));
        for (var i = 0; i < formula.Parts.Length; i++)
        {
            var (tee, bar) = (i == formula.Parts.Length - 1, ascii) switch
            {
                (false, false) => ("├─ ", "│  "),
                (true, false) => ("└─ ", "   "),
                (false, true) => ("|- ", "|  "),
                (true, true) => ("`- ", "   "),
            };
            Add(lines, formula.Parts[i], below + tee, below + bar, ascii);
        }
    }

    private static string Label(Formula formula) =>
        formula switch
        {
            Formula.Metric metric => metric.Name,
            Formula.Constant constant => constant.Value.ToString("R", CultureInfo.InvariantCulture),
            Formula.Unary { Function: UnaryFunction.Negate } => "negate",
            Formula.Unary { Function: UnaryFunction.Log } => "log",
            Formula.Unary => "sqrt",
            Formula.Binary { Function: BinaryFunction.Add } => "+",
            Formula.Binary { Function: BinaryFunction.Subtract } => "-",
            Formula.Binary { Function: BinaryFunction.Multiply } => "*",
            _ => "/",
        };
}
