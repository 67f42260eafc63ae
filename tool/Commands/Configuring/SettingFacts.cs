using Nas.Tool.Configuration;

namespace Nas.Tool.Commands.Configuring;

/// <summary>A setting as <c>config show --json</c> prints it.</summary>
internal sealed record SettingFacts(string Name, string? Value, string Origin, string Place)
{
    public static SettingFacts Describe(EffectiveSetting setting) =>
        new(setting.Name, setting.Value, setting.Source.ToString().ToLowerInvariant(), setting.Place);
}
