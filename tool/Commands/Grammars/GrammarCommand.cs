using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Grammars;

/// <summary><c>grammar</c>: everything about search spaces.</summary>
internal static class GrammarCommand
{
    public static Command Create(Terminal terminal) =>
        new("grammar", "Check, sample and show search spaces")
        {
            GrammarCheckCommand.Create(terminal),
            GrammarSampleCommand.Create(terminal),
            GrammarShowCommand.Create(terminal),
        };
}
