using System.CommandLine;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Archives;

/// <summary><c>archive</c>: tables of evaluated architectures, for surrogates of other searches.</summary>
internal static class ArchiveCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies) =>
        new("archive", "Collect evaluated architectures of finished searches, for the surrogates of others")
        {
            ArchiveExportCommand.Create(terminal, strategies),
            ArchiveMergeCommand.Create(terminal),
            ArchiveShowCommand.Create(terminal),
        };
}
