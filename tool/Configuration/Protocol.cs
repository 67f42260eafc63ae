using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Text;
using Nas.Tool.Output;

namespace Nas.Tool.Configuration;

/// <summary>The settings of a published experiment, in a file that the tool brings along: defaults in place of the tool's own.</summary>
internal static class Protocol
{
    private const string Folder = "Nas.Tool.Configuration.Protocols.";

    /// <summary>The option that names one.</summary>
    public const string OptionName = "--protocol";

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = ["qin2025", "einspace2024", "nas-bench-360"];

    /// <summary>The settings with those of the protocol that they name, where nothing else was said.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="applies">Whether a search with the settings so far looks at an option.</param>
    public static Either<Failure, EffectiveSettings> Complete(
        EffectiveSettings settings,
        Func<ParseResult, System.CommandLine.Option, bool> applies
    ) =>
        settings.All.Find(setting => setting.Option.Name == OptionName).Bind(setting => Prelude.Optional(setting.Value!)).Case
            is string name
            ? Read(name).Map(file => Complete(settings, file, applies))
            : settings;

    /// <summary>First the strategy and its surrogate, which decide what they look at.</summary>
    private static EffectiveSettings Complete(
        EffectiveSettings settings,
        ConfigFile file,
        Func<ParseResult, System.CommandLine.Option, bool> applies
    )
    {
        var strategy = settings.With(Only(file, "strategy"), _ => true);
        var chosen = strategy.With(Only(file, "surrogate"), option => applies(strategy.Parsed, option));
        return chosen.With(file, option => applies(chosen.Parsed, option));
    }

    private static ConfigFile Only(ConfigFile file, string key) =>
        file with
        {
            Entries = file.Entries.Filter(entry => entry.Key == key).Strict(),
        };

    private static Either<Failure, ConfigFile> Read(string name)
    {
        if (!Names.Contains(name))
        {
            return new Failure(ExitCode.Usage, $"there is no protocol '{name}'{DidYouMean.Among(Names, name)}")
            {
                Safe = "nothing was done",
                Next = $"choose one of {string.Join(", ", Names)}",
            };
        }

        using var text = new StreamReader(typeof(Protocol).Assembly.GetManifestResourceStream($"{Folder}{name}.yaml")!);
        return ConfigFile.Parse($"{name}.yaml of the tool", text.ReadToEnd());
    }
}
