using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Formulas;

/// <summary><c>formula</c>: scores of architectures made of zero-cost proxies.</summary>
internal static class FormulaCommand
{
    public static Command Create(Terminal terminal) => new("formula", "Find, judge and show formulas that rank architectures by zero-cost proxies")
    {
        FormulaEvolve.Create(terminal),
        FormulaEval.Create(terminal),
        FormulaShow.Create(terminal),
    };
}
