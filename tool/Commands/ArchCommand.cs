using System.CommandLine;

namespace Nas.Tool.Commands;

/// <summary><c>arch</c>: everything about single architectures.</summary>
internal static class ArchCommand
{
    public static Command Create(Terminal terminal) => new("arch", "Look at one architecture")
    {
        ArchShow.Create(terminal),
    };
}
