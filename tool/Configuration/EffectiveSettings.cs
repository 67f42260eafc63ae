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
    public static Either<Failure, EffectiveSettings> Resolve(ParseResult parsed, IEnumerable<OptionGroup> groups, ConfigFile file)
    {
        var options = groups.SelectMany(group => group.Options).ToSeq().Strict();
        var settings = options.Map(option => Find(option, parsed, file)).Strict();
        var wrong = InFile(file, options, settings, parsed).Concat(InEnvironment(settings, parsed)).ToSeq().Strict();
        return wrong.IsEmpty
            ? new EffectiveSettings(Completed(parsed, settings), settings)
            : new Failure(ExitCode.Usage, "the settings cannot be used")
            {
                Where = string.Join('\n', wrong),
                Safe = "nothing was done",
                Next = $"correct them; {Launcher.Name} config show lists the settings, docs/reference/config.md explains them",
            };
    }

    /// <summary>What is given on a command line, without environment and file.</summary>
    public static EffectiveSettings OfCommandLine(ParseResult parsed, IEnumerable<OptionGroup> groups) =>
        new(
            parsed,
            groups
                .SelectMany(group => group.Options)
                .Select(option =>
                    parsed.GetResult(option) is { Implicit: false } given
                        ? new EffectiveSetting(option, TextOf(given), SettingSource.CommandLine, "command line")
                        : new EffectiveSetting(option, EffectiveSetting.DefaultOf(option), SettingSource.Default, "default")
                )
                .ToSeq()
                .Strict()
        );

    /// <summary>The same with the settings of a protocol in place of defaults.</summary>
    /// <param name="protocol">Its file, without mistakes.</param>
    /// <param name="applies">To which options.</param>
    public EffectiveSettings With(ConfigFile protocol, Func<System.CommandLine.Option, bool> applies)
    {
        var settings = All.Map(setting =>
                setting.Source == SettingSource.Default
                && applies(setting.Option)
                && protocol.Entries.Find(entry => entry.Key == setting.Name).Case is ConfigEntry entry
                    ? setting with
                    {
                        Value = entry.Value,
                        Source = SettingSource.Protocol,
                        Place = FormattableString.Invariant($"{protocol.Path}:{entry.At.Line}"),
                    }
                    : setting
            )
            .Strict();
        return new(Completed(Parsed, settings), settings);
    }

    /// <summary>Prints the settings from the file and the environment, so that a forgotten file is noticed.</summary>
    public EffectiveSettings AnnounceTo(Terminal terminal)
    {
        var added = All.Filter(setting => setting.Source is SettingSource.File or SettingSource.Environment).Strict();
        if (!added.IsEmpty)
        {
            terminal.Error.WriteLine(
                $"settings from {string.Join(", ", added.Map(setting => setting.Place.Split(':')[0]).Distinct())}: {string.Join(", ", added.Map(setting => setting.Name))}"
            );
        }

        return this;
    }

    private static EffectiveSetting Find(System.CommandLine.Option option, ParseResult parsed, ConfigFile file) =>
        parsed.GetResult(option) is { Implicit: false } given ? new(option, TextOf(given), SettingSource.CommandLine, "command line")
        : Environment.GetEnvironmentVariable(EffectiveSetting.VariableOf(option)) is { Length: > 0 } value
            ? new(option, value, SettingSource.Environment, EffectiveSetting.VariableOf(option))
        : file.Entries.FirstOrDefault(entry => entry.Key == EffectiveSetting.NameOf(option)) is { } entry
            ? new(
                option,
                ConfigPaths.Resolve(option, entry.Value, file.Path),
                SettingSource.File,
                FormattableString.Invariant($"{file.Path}:{entry.At.Line}")
            )
        : new(option, EffectiveSetting.DefaultOf(option), SettingSource.Default, "default");

    /// <summary>What was given. Of an option that may be repeated, each value has a line.</summary>
    private static string TextOf(OptionResult given) =>
        given.Tokens.Count == 0 ? "true"
        : given.Option.ValueType.IsArray ? string.Join('\n', given.Tokens.Select(token => token.Value))
        : given.Tokens[^1].Value;

    /// <summary>All that is wrong with a file, in the order of its lines.</summary>
    private static IEnumerable<string> InFile(
        ConfigFile file,
        Seq<System.CommandLine.Option> options,
        Seq<EffectiveSetting> settings,
        ParseResult parsed
    )
    {
        var names = options.Map(EffectiveSetting.NameOf).Strict();
        var unknown = file
            .Entries.Filter(entry => !names.Contains(entry.Key))
            .Map(entry => (entry.At, What: $"there is no setting '{entry.Key}'{DidYouMean.Among(names, entry.Key)}"));
        var values = settings
            .Filter(setting => setting.Source == SettingSource.File)
            .Bind(setting =>
                (file.IsNamed ? Seq<string>() : Unasked(setting))
                    .Concat(Faults(setting, parsed))
                    .Map(what => (file.Entries.First(entry => entry.Key == setting.Name).ValueAt, what))
            );
        return file
            .Mistakes.Map(mistake => (At: mistake.At ?? new(1, 1), What: mistake.Sentence))
            .Concat(unknown)
            .Concat(values)
            .OrderBy(mistake => (mistake.At.Line, mistake.At.Column))
            .Select(mistake => $"{file.Path}:{mistake.At}: {mistake.What}");
    }

    private static Seq<string> Unasked(EffectiveSetting setting) =>
        setting.Option is IStartsPrograms
            ? Seq1($"{setting.Name} starts programs, so a file may set it only where it is named: --config {ConfigFile.UsualName}")
            : Seq<string>();

    private static IEnumerable<string> InEnvironment(Seq<EffectiveSetting> settings, ParseResult parsed) =>
        from setting in settings.Filter(setting => setting.Source == SettingSource.Environment)
        from what in Faults(setting, parsed)
        select $"{setting.Place}: {what}";

    /// <summary>What the option itself says to a value that came from elsewhere.</summary>
    private static Seq<string> Faults(EffectiveSetting setting, ParseResult parsed) =>
        parsed
            .CommandResult.Command.Parse([$"{setting.Option.Name}={setting.Value}"])
            .Errors.Select(error => error.Message.TrimEnd('.'))
            .ToSeq()
            .Strict();

    private static ParseResult Completed(ParseResult parsed, Seq<EffectiveSetting> settings)
    {
        var command = parsed.CommandResult.Command;
        var given = command
            .Options.Select(option => (option, result: parsed.GetResult(option)))
            .Where(pair => pair.result is { Implicit: false })
            .Select(pair => $"{pair.option.Name}={TextOf(pair.result!)}");
        var added = settings
            .Filter(setting => setting.Source is SettingSource.File or SettingSource.Environment or SettingSource.Protocol)
            // A default that is written down, as config show writes all, is no mistake where nothing looks at it.
            .Filter(setting => setting.Value != EffectiveSetting.DefaultOf(setting.Option))
            .Filter(setting => parsed.GetResult(setting.Option) is not { Implicit: false })
            .Map(setting => $"{setting.Option.Name}={setting.Value}");
        return command.Parse([.. given, .. added]);
    }
}
