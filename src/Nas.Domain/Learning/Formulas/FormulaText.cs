using LanguageExt;
using Nas.Domain.Text;

namespace Nas.Domain.Learning.Formulas;

/// <summary>Formulas as text: <c>jacov * (1 + 1 / sqrt(flops)) - 4 * plain</c>.</summary>
/// <remarks>
/// <para>The operators <c>+ - * /</c> bind as usual and to the left, <c>log(x)</c> and <c>sqrt(x)</c> are the functions; names are made of
/// letters, digits, <c>_</c> and <c>.</c>, any other name stands in backticks; <c>#</c> starts a comment that ends with the line.</para>
/// <para>Reading a printed formula gives an equal formula.</para>
/// </remarks>
public static class FormulaText
{
    /// <summary>Reads a formula, or says where the text is wrong.</summary>
    public static Either<Diagnostic, Formula> Parse(string text)
    {
        var (formula, rest) = FormulaParser.Parse(text);
        return rest.Error is { } error ? error : formula;
    }

    /// <summary>The canonical text, on one line.</summary>
    public static string Print(Formula formula) => FormulaPrinter.Print(formula);
}
