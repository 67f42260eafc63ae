using System.CommandLine;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.CommandLine;
using Nas.Tool.Configuration;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Configuring;

/// <summary><c>config schema</c>: the JSON schema with which editors complete and check <c>nas.yaml</c>.</summary>
internal static class ConfigSchemaCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies) =>
        new ToolCommand("schema", "Print the JSON schema of nas.yaml, for editors")
            .Example(
                "nas-search config schema > nas.schema.json",
                "for a first line '# yaml-language-server: $schema=nas.schema.json' in nas.yaml"
            )
            .Example("nas-search config schema", "every setting with its type, bounds and default")
            .Does(
                terminal,
                _ =>
                {
                    terminal.Out.WriteLine(ConfigSchema.Render(new RunOptions().SettingsOf(new SearchOptions(strategies))));
                    return ExitCode.Ok;
                }
            );
}
