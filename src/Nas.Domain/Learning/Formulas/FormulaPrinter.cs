using System.Globalization;

namespace Nas.Domain.Learning.Formulas;

/// <summary>Prints a formula with as few brackets as its tree allows.</summary>
internal static class FormulaPrinter
{
    private const int Sum = 1;
    private const int Product = 2;
    private const int Sign = 3;
    private const int Atom = 4;

    public static string Print(Formula formula) =>
        formula switch
        {
            Formula.Metric metric => FormulaParser.IsPlainName(metric.Name) ? metric.Name : $"`{metric.Name}`",
            Formula.Constant constant => constant.Value.ToString("R", CultureInfo.InvariantCulture),
            // A bare number after a minus would be read as a negative constant.
            Formula.Unary { Function: UnaryFunction.Negate } minus =>
                $"-{InBrackets(minus.Part, Binding(minus.Part) < Atom || minus.Part is Formula.Constant)}",
            Formula.Unary unary => $"{Word(unary.Function)}({Print(unary.Part)})",
            Formula.Binary binary => Print(binary, Binding(binary)),
            _ => throw Closed.Unknown(formula),
        };

    /// <summary>The name of a function of one number.</summary>
    public static string Word(UnaryFunction function) =>
        function switch
        {
            UnaryFunction.Log => "log",
            UnaryFunction.Sqrt => "sqrt",
            UnaryFunction.Negate => "-",
        };

    /// <summary>The sign of a function of two numbers.</summary>
    public static char Symbol(BinaryFunction function) =>
        function switch
        {
            BinaryFunction.Add => '+',
            BinaryFunction.Subtract => '-',
            BinaryFunction.Multiply => '*',
            BinaryFunction.Divide => '/',
        };

    private static string Print(Formula.Binary binary, int binding) =>
        $"{InBrackets(binary.Left, Binding(binary.Left) < binding)} {Symbol(binary.Function)} {InBrackets(binary.Right, Binding(binary.Right) <= binding)}";

    private static string InBrackets(Formula formula, bool needed) => needed ? $"({Print(formula)})" : Print(formula);

    private static int Binding(Formula formula) =>
        formula switch
        {
            Formula.Binary { Function: BinaryFunction.Add or BinaryFunction.Subtract } => Sum,
            Formula.Binary => Product,
            Formula.Unary { Function: UnaryFunction.Negate } => Sign,
            Formula.Metric or Formula.Constant or Formula.Unary => Atom,
            _ => throw Closed.Unknown(formula),
        };
}
