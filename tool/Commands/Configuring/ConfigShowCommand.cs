using System.CommandLine;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.CommandLine;
using Nas.Tool.Configuration;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Configuring;

/// <summary><c>config show</c>: the current effective settings of a search.</summary>
internal static class ConfigShowCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var (recipe, run) = (new SearchOptions(strategies), new RunOptions());
        var json = Options.Json("Print one object a line instead");
        var origin = new Option<bool>("--origin") { Description = "Print the origin of each value" };
        var command = new ToolCommand(
            "show",
            "Print the settings that 'search' would have with the same options, as YAML that --config reads"
        );
        command.Takes("Options", origin, run.Config, json);
        foreach (var option in run.SettingsOf(recipe).SelectMany(group => group.Options))
        {
            option.Hidden = true;
            command.Options.Add(option);
        }

        return command
            .Example("nas-search config show --origin", "the combined result of nas.yaml, NAS_… variables and defaults")
            .Example("nas-search config show --origin --trials 50 --config other.yaml", "takes every option of search")
            .Does(
                terminal,
                parsed =>
                    run.Settings(parsed, recipe).Map(settings => Print(settings, parsed.GetValue(json), parsed.GetValue(origin), terminal))
            );
    }

    private static ExitCode Print(EffectiveSettings settings, bool json, bool origin, Terminal terminal)
    {
        foreach (var setting in settings.All)
        {
            terminal.Out.WriteLine(
                json ? Json.Line(SettingFacts.Describe(setting), ConfiguringJson.Default.SettingFacts) : Line(setting, origin)
            );
        }

        return ExitCode.Ok;
    }

    private static string Line(EffectiveSetting setting, bool origin)
    {
        var line = $"{setting.Name}: {YamlValue.Format(setting.Value)}";
        return origin ? $"{line, -34} # {setting.Place}" : line;
    }
}
