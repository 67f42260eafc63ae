using System.Globalization;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Effects.Files;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Configuration;

/// <summary>The JSON schema of configuration files, for editors; generated from the options.</summary>
internal static class ConfigSchema
{
    /// <summary>The schema as text.</summary>
    public static string Render(IEnumerable<OptionGroup> groups) =>
        JsonText.PrintIndented(
            JsonSchema.Of(
                "Settings of nas-search",
                new("object") { Properties = groups.SelectMany(group => group.Options).Select(PropertyOf).ToSeq().Strict() }
            )
        );

    private static Property PropertyOf(System.CommandLine.Option option) =>
        new(EffectiveSetting.NameOf(option), SchemaOf(option), IsRequired: false)
        {
            Description = option.Description is { } text ? text : LanguageExt.Option<string>.None,
            Default = option.HasDefaultValue ? NodeOf(option.GetDefaultValue()) : LanguageExt.Option<Node>.None,
        };

    private static Schema SchemaOf(System.CommandLine.Option option) =>
        option is IBounded { Min: var min, Max: var max }
            ? new(TypeOf(option)) { Minimum = Digits(min), Maximum = Digits(max) }
            : new(TypeOf(option));

    private static Node NodeOf(object? value) =>
        value switch
        {
            null => new Node.Null(),
            bool flag => new Node.Bool(flag),
            string text => new Node.Text(text),
            _ => new Node.Number(Digits(value)),
        };

    private static string Digits(object number) => ((IFormattable)number).ToString(null, CultureInfo.InvariantCulture);

    private static string TypeOf(System.CommandLine.Option option)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type == typeof(bool) ? "boolean"
            : type == typeof(int) || type == typeof(long) ? "integer"
            : type == typeof(double) ? "number"
            : "string";
    }
}
