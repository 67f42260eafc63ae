using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Architectures;

/// <summary><c>arch</c>: everything about single architectures.</summary>
internal static class ArchCommand
{
    public static Command Create(Terminal terminal) => new("arch", "Look at one architecture") { ArchShowCommand.Create(terminal) };
}
