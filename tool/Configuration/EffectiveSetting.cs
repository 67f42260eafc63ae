using System.CommandLine;

namespace Nas.Tool.Configuration;

/// <summary>A setting in force.</summary>
/// <param name="Option">The option of the same name.</param>
/// <param name="Value">Its value as text; null where it has none.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Place">That place in words, such as <c>nas.yaml:12</c>.</param>
internal sealed record EffectiveSetting(Option Option, string? Value, Origin Origin, string Place)
{
    /// <summary>The name in files: that of the option without dashes.</summary>
    public string Name => NameOf(Option);

    /// <summary>The name of an option in files.</summary>
    public static string NameOf(Option option) => option.Name.TrimStart('-');

    /// <summary>The variable of the environment that sets an option.</summary>
    public static string VariableOf(Option option) => "NAS_" + NameOf(option).Replace('-', '_').ToUpperInvariant();
}
