using Nas.Domain.Learning.Formulas;

namespace Nas.Tool.Commands.Formulas;

/// <summary>The object of <c>formula show --json</c>.</summary>
internal sealed record FormulaFacts(string Formula, string Simplified, int Size, int Depth, IReadOnlyList<string> Metrics)
{
    public static FormulaFacts Describe(Formula formula) =>
        new(formula.ToString(), FormulaSimplification.Simplify(formula).ToString(), formula.Size, formula.Depth, formula.Metrics);

    /// <summary>The text above the drawing.</summary>
    public string Text() =>
        $"{Formula}\n{(Simplified == Formula ? "" : $"shorter: {Simplified}\n")}size {Size}, depth {Depth}, uses {string.Join(", ", Metrics)}\n";
}
