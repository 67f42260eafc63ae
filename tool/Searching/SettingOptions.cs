using System.Collections.Immutable;
using System.CommandLine;
using System.Numerics;
using LanguageExt;
using Nas.Domain.Search.Strategies;
using Nas.Tool.CommandLine;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>The settings of strategies as options.</summary>
/// <param name="settings">All settings, each once. Those that are no numbers are read elsewhere.</param>
internal sealed class SettingOptions(ImmutableArray<Setting> settings)
{
    private readonly ImmutableArray<(
        Setting Setting,
        System.CommandLine.Option Option,
        Func<ParseResult, LanguageExt.Option<object>> Read
    )> _all = [.. settings.SelectMany(setting => OptionOf(setting))];

    /// <summary>The options, in the order of the settings.</summary>
    public IEnumerable<System.CommandLine.Option> Options => _all.Select(one => one.Option);

    /// <summary>The options of some settings, in their order.</summary>
    public IEnumerable<System.CommandLine.Option> Of(IEnumerable<Setting> some) =>
        some.SelectMany(setting => _all.Where(one => one.Setting == setting)).Select(one => one.Option);

    /// <summary>A setting's value; none where nobody gave one.</summary>
    public LanguageExt.Option<object> Find(Setting setting, ParseResult parsed) =>
        _all.Find(one => one.Setting == setting).Bind(one => one.Read(parsed));

    private static IEnumerable<(Setting, System.CommandLine.Option, Func<ParseResult, LanguageExt.Option<object>>)> OptionOf(
        Setting setting
    ) =>
        setting switch
        {
            NumberSetting<int> whole => [OptionOf(whole)],
            NumberSetting<double> real => [OptionOf(real)],
            ChoiceSetting choice => [OptionOf(choice)],
            _ => [],
        };

    private static (Setting, System.CommandLine.Option, Func<ParseResult, LanguageExt.Option<object>>) OptionOf(ChoiceSetting setting)
    {
        var option = CommandLine.Options.Choice($"--{setting.Name}", setting.Help, setting.Choices);
        return (setting, option, parsed => Some((object)parsed.GetRequiredValue(option)));
    }

    private static (Setting, System.CommandLine.Option, Func<ParseResult, LanguageExt.Option<object>>) OptionOf<T>(NumberSetting<T> setting)
        where T : struct, INumber<T>
    {
        var name = $"--{setting.Name}";
        if (setting.Default.Case is T standard)
        {
            var option = CommandLine.Options.Number(name, setting.Help, standard, setting.Min, setting.Max);
            return (setting, option, parsed => Some((object)parsed.GetValue(option)));
        }

        var optional = CommandLine.Options.Optional(name, setting.Help, setting.Min, setting.Max);
        return (setting, optional, parsed => Given.Maybe(parsed.GetValue(optional)).Map(value => (object)value));
    }
}
