using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Configuring;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SettingFacts))]
internal sealed partial class ConfiguringJson : JsonSerializerContext;
