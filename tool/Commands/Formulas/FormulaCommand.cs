using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Formulas;

/// <summary><c>formula</c>: formulas of zero-cost proxies that score architectures.</summary>
internal static class FormulaCommand
{
    public static Command Create(Terminal terminal) =>
        new("formula", "Find, evaluate and show formulas that rank architectures by zero-cost proxies")
        {
            FormulaEvolveCommand.Create(terminal),
            FormulaEvalCommand.Create(terminal),
            FormulaShowCommand.Create(terminal),
        };
}
