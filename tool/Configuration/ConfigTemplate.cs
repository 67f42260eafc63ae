using System.CommandLine;
using Nas.Domain.Text;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Configuration;

/// <summary>Writes a configuration file to start from: every setting with its explanation, unset ones as comments.</summary>
internal static class ConfigTemplate
{
    private const int Width = 110;

    /// <summary>The file.</summary>
    /// <param name="remarks">The comments at the top.</param>
    /// <param name="groups">All settings.</param>
    /// <param name="chosen">Values by option name without dashes.</param>
    public static string Render(IEnumerable<string> remarks, IEnumerable<OptionGroup> groups, IReadOnlyDictionary<string, string> chosen) =>
        string.Join('\n', remarks.SelectMany(Comment).Concat(groups.SelectMany(group => Section(group, chosen)))) + "\n";

    private static IEnumerable<string> Section(OptionGroup group, IReadOnlyDictionary<string, string> chosen) =>
        new[] { "", $"# --- {group.Title}" }.Concat(group.Options.SelectMany(option => Setting(option, chosen)));

    private static IEnumerable<string> Setting(Option option, IReadOnlyDictionary<string, string> chosen)
    {
        var name = EffectiveSetting.NameOf(option);
        var standard = EffectiveSetting.DefaultOf(option) is { } value ? YamlValue.Format(value) : "";
        return Comment(option.Description ?? "")
            .Append(
                chosen.TryGetValue(name, out var chosenValue)
                    ? $"{name}: {YamlValue.Format(chosenValue)}"
                    : $"# {name}: {standard}".TrimEnd()
            );
    }

    private static IEnumerable<string> Comment(string text) =>
        Wrapped.Lines(PlainText.Line(text), Width).Select(line => $"# {line}".TrimEnd());
}
