using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Init;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DataFacts))]
internal sealed partial class InitJson : JsonSerializerContext;
