using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Configuration;

/// <summary>The JSON schema of configuration files, for editors; generated from the options.</summary>
internal static class ConfigSchema
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text.</summary>
    public static string Of(IEnumerable<OptionGroup> groups) => new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "Settings of nas-search",
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(groups.SelectMany(group => group.Options).Select(option => KeyValuePair.Create(EffectiveSetting.NameOf(option), (JsonNode?)Property(option)))),
    }.ToJsonString(Format);

    private static JsonObject Property(Option option)
    {
        var property = new JsonObject { ["description"] = option.Description, ["type"] = new JsonArray(TypeOf(option), "null") };
        if (option is IBounded { Least: var least, Most: var most })
        {
            property["minimum"] = JsonSerializer.SerializeToNode(least);
            property["maximum"] = JsonSerializer.SerializeToNode(most);
        }

        if (option.HasDefaultValue)
        {
            property["default"] = JsonSerializer.SerializeToNode(option.GetDefaultValue());
        }

        return property;
    }

    private static string TypeOf(Option option)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type == typeof(bool) ? "boolean"
            : type == typeof(int) || type == typeof(long) ? "integer"
            : type == typeof(double) ? "number"
            : "string";
    }
}
