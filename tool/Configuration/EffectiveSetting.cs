using System.CommandLine;

namespace Nas.Tool.Configuration;

/// <summary>An effective setting.</summary>
/// <param name="Option">The option of the same name.</param>
/// <param name="Value">Its value as text; null if it has none.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Place">A description of the origin, such as <c>nas.yaml:12</c>.</param>
internal sealed record EffectiveSetting(Option Option, string? Value, SettingSource Source, string Place)
{
    /// <summary>The name in files: the option's name without dashes.</summary>
    public string Name => NameOf(Option);

    /// <summary>The name of an option in files.</summary>
    public static string NameOf(Option option) => option.Name.TrimStart('-');

    /// <summary>The default of an option as text; null if it has none.</summary>
    public static string? DefaultOf(Option option) =>
        !option.HasDefaultValue ? null
        : option.GetDefaultValue() is bool flag ? (flag ? "true" : "false")
        : FormattableString.Invariant($"{option.GetDefaultValue()}");

    /// <summary>The environment variable that sets an option.</summary>
    public static string VariableOf(Option option) => "NAS_" + NameOf(option).Replace('-', '_').ToUpperInvariant();
}
