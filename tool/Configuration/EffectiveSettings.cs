using System.CommandLine;
using System.CommandLine.Parsing;
using LanguageExt;
using Nas.Domain.Text;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Configuration;

/// <summary>All effective settings: command line before environment before file before default.</summary>
/// <param name="Parsed">An equivalent command line without environment and file.</param>
/// <param name="All">Each setting and its origin, in the order of help.</param>
internal sealed record EffectiveSettings(ParseResult Parsed, Seq<EffectiveSetting> All)
{
    /// <summary>Combines the sources, or returns all mistakes in them.</summary>
    public static Either<Failure, EffectiveSettings> Of(ParseResult parsed, IEnumerable<OptionGroup> groups, ConfigFile file)
    {
        var options = groups.SelectMany(group => group.Options).ToSeq().Strict();
        var settings = options.Map(option => Find(option, parsed, file)).Strict();
        var wrong = UnknownKeys(options, file).Concat(settings.Bind(setting => Faults(setting, parsed))).Strict();
        return wrong.IsEmpty
            ? new EffectiveSettings(Completed(parsed, settings), settings)
            : new Failure(ExitCode.Usage, "the settings cannot be used")
            {
                Where = string.Join('\n', wrong),
                Safe = "nothing was done",
                Next = $"correct them; {Launcher.Name} config show lists the settings, docs/config.md explains them",
            };
    }

    /// <summary>Prints the settings from the file and the environment, so that a forgotten file is noticed.</summary>
    public EffectiveSettings Told(Terminal terminal)
    {
        var added = All.Filter(setting => setting.Origin is Origin.File or Origin.Environment).Strict();
        if (!added.IsEmpty)
        {
            terminal.Error.WriteLine($"settings from {string.Join(", ", added.Map(setting => setting.Place.Split(':')[0]).Distinct())}: {string.Join(", ", added.Map(setting => setting.Name))}");
        }

        return this;
    }

    private static EffectiveSetting Find(System.CommandLine.Option option, ParseResult parsed, ConfigFile file) =>
        parsed.GetResult(option) is { Implicit: false } given ? new(option, TextOf(given), Origin.CommandLine, "command line")
        : Environment.GetEnvironmentVariable(EffectiveSetting.VariableOf(option)) is { Length: > 0 } value ? new(option, value, Origin.Environment, EffectiveSetting.VariableOf(option))
        : file.Entries.FirstOrDefault(entry => entry.Key == EffectiveSetting.NameOf(option)) is { } entry
            ? new(option, ConfigPaths.Resolve(option, entry.Value, file.Path), Origin.File, FormattableString.Invariant($"{file.Path}:{entry.Line}"))
        : new(option, option.HasDefaultValue ? FormattableString.Invariant($"{option.GetDefaultValue()}") : null, Origin.Default, "default");

    private static string TextOf(OptionResult given) => given.Tokens.Count == 0 ? "true" : given.Tokens[^1].Value;

    private static Seq<string> UnknownKeys(Seq<System.CommandLine.Option> options, ConfigFile file)
    {
        var names = options.Map(EffectiveSetting.NameOf).Strict();
        return file.Entries.Filter(entry => !names.Contains(entry.Key))
            .Map(entry => FormattableString.Invariant($"{file.Path}:{entry.Line}: there is no setting '{entry.Key}'{DidYouMean.Among(names, entry.Key)}")).Strict();
    }

    /// <summary>The option's validation errors for a value from another source.</summary>
    private static Seq<string> Faults(EffectiveSetting setting, ParseResult parsed) => setting is { Origin: Origin.File or Origin.Environment }
        ? parsed.CommandResult.Command.Parse([$"{setting.Option.Name}={setting.Value}"]).Errors.Select(error => $"{setting.Place}: {error.Message.TrimEnd('.')}").ToSeq().Strict()
        : Seq<string>();

    private static ParseResult Completed(ParseResult parsed, Seq<EffectiveSetting> settings)
    {
        var command = parsed.CommandResult.Command;
        var given = command.Options
            .Select(option => (option, result: parsed.GetResult(option)))
            .Where(pair => pair.result is { Implicit: false })
            .Select(pair => $"{pair.option.Name}={TextOf(pair.result!)}");
        var added = settings.Filter(setting => setting.Origin is Origin.File or Origin.Environment).Map(setting => $"{setting.Option.Name}={setting.Value}");
        return command.Parse([.. given, .. added]);
    }
}
