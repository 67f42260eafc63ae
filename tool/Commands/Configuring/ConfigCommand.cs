using System.CommandLine;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Configuring;

/// <summary><c>config</c>: commands about settings.</summary>
internal static class ConfigCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies) =>
        new("config", "Commands about the settings of a search")
        {
            ConfigShowCommand.Create(terminal, strategies),
            ConfigSchemaCommand.Create(terminal, strategies),
        };
}
