using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Archives;

/// <summary><c>archive</c>: tables of evaluated architectures, for surrogates of other searches.</summary>
internal static class ArchiveCommand
{
    public static Command Create(Terminal terminal) => new("archive", "Collect evaluated architectures of finished searches, for the surrogates of others")
    {
        ArchiveExportCommand.Create(terminal),
        ArchiveMergeCommand.Create(terminal),
        ArchiveShow.Create(terminal),
    };
}
